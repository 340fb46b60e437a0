-- CreateTable
CREATE TABLE "BeadStretch" (
    "alignmentId" INTEGER NOT NULL,
    "first" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("alignmentId", "first"),
    CONSTRAINT "BeadStretch_alignmentId_fkey" FOREIGN KEY ("alignmentId") REFERENCES "Alignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- The first stretch of an alignment begins before every order key.
CREATE TRIGGER "BeadStretch_begin" AFTER INSERT ON "Alignment" BEGIN
    INSERT INTO "BeadStretch" ("alignmentId", "first", "count") VALUES (NEW."id", '', 0);
END;

CREATE TRIGGER "BeadStretch_insert" AFTER INSERT ON "Bead" BEGIN
    UPDATE "BeadStretch" SET "count" = "count" + 1
    WHERE "alignmentId" = NEW."alignmentId" AND "first" = (
        SELECT "first" FROM "BeadStretch" WHERE "alignmentId" = NEW."alignmentId" AND "first" <= NEW."order"
        ORDER BY "first" DESC LIMIT 1);
END;

CREATE TRIGGER "BeadStretch_delete" AFTER DELETE ON "Bead" BEGIN
    UPDATE "BeadStretch" SET "count" = "count" - 1
    WHERE "alignmentId" = OLD."alignmentId" AND "first" = (
        SELECT "first" FROM "BeadStretch" WHERE "alignmentId" = OLD."alignmentId" AND "first" <= OLD."order"
        ORDER BY "first" DESC LIMIT 1);
END;

CREATE TRIGGER "BeadStretch_move" AFTER UPDATE OF "alignmentId", "order" ON "Bead" BEGIN
    UPDATE "BeadStretch" SET "count" = "count" - 1
    WHERE "alignmentId" = OLD."alignmentId" AND "first" = (
        SELECT "first" FROM "BeadStretch" WHERE "alignmentId" = OLD."alignmentId" AND "first" <= OLD."order"
        ORDER BY "first" DESC LIMIT 1);
    UPDATE "BeadStretch" SET "count" = "count" + 1
    WHERE "alignmentId" = NEW."alignmentId" AND "first" = (
        SELECT "first" FROM "BeadStretch" WHERE "alignmentId" = NEW."alignmentId" AND "first" <= NEW."order"
        ORDER BY "first" DESC LIMIT 1);
END;

-- No stretch holds more than 1,024 beads.
CREATE TRIGGER "BeadStretch_split" AFTER UPDATE OF "count" ON "BeadStretch" WHEN NEW."count" > 1024 BEGIN
    INSERT INTO "BeadStretch" ("alignmentId", "first", "count")
    SELECT NEW."alignmentId", "order", NEW."count" - 512 FROM "Bead"
    WHERE "alignmentId" = NEW."alignmentId" AND "order" >= NEW."first" ORDER BY "order" LIMIT 1 OFFSET 512;
    UPDATE "BeadStretch" SET "count" = 512 WHERE "alignmentId" = NEW."alignmentId" AND "first" = NEW."first";
END;

INSERT INTO "BeadStretch" ("alignmentId", "first", "count")
SELECT "alignmentId", iif("stretch" = 0, '', min("order")), count(*) FROM (
    SELECT "alignmentId", "order", (row_number() OVER (PARTITION BY "alignmentId" ORDER BY "order") - 1) / 512 AS "stretch"
    FROM "Bead")
GROUP BY "alignmentId", "stretch";

INSERT INTO "BeadStretch" ("alignmentId", "first", "count")
SELECT "id", '', 0 FROM "Alignment" WHERE "id" NOT IN (SELECT "alignmentId" FROM "BeadStretch");
