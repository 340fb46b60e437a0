-- AlterTable
ALTER TABLE "IndexSegment" ADD COLUMN "isOpen" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "OpenBeadStep" (
    "beadId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "step" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "OpenBeadStep_step_idx" ON "OpenBeadStep"("step");

-- As for confirmed beads (BeadStep): whatever changes a bead that is not confirmed, or takes it away, leaves a step.
CREATE TRIGGER "OpenBeadStep_insert" AFTER INSERT ON "Bead" WHEN NEW."status" <> 'confirmed' BEGIN
    INSERT INTO "OpenBeadStep" ("beadId", "step") VALUES (NEW."id", (SELECT coalesce(max("step"), 0) + 1 FROM "OpenBeadStep"))
    ON CONFLICT ("beadId") DO UPDATE SET "step" = excluded."step";
END;

CREATE TRIGGER "OpenBeadStep_update" AFTER UPDATE ON "Bead" WHEN OLD."status" <> 'confirmed' OR NEW."status" <> 'confirmed' BEGIN
    INSERT INTO "OpenBeadStep" ("beadId", "step") VALUES (NEW."id", (SELECT coalesce(max("step"), 0) + 1 FROM "OpenBeadStep"))
    ON CONFLICT ("beadId") DO UPDATE SET "step" = excluded."step";
END;

CREATE TRIGGER "OpenBeadStep_delete" AFTER DELETE ON "Bead" WHEN OLD."status" <> 'confirmed' BEGIN
    INSERT INTO "OpenBeadStep" ("beadId", "step") VALUES (OLD."id", (SELECT coalesce(max("step"), 0) + 1 FROM "OpenBeadStep"))
    ON CONFLICT ("beadId") DO UPDATE SET "step" = excluded."step";
END;

INSERT INTO "OpenBeadStep" ("beadId", "step") SELECT "id", row_number() OVER (ORDER BY "id") FROM "Bead" WHERE "status" <> 'confirmed';
