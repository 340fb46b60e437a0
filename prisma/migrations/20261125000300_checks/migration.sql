-- CreateTable
CREATE TABLE "BeadCheck" (
    "beadId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "alignmentId" INTEGER NOT NULL,
    "sources" INTEGER NOT NULL,
    "targets" INTEGER NOT NULL,
    "firstTarget" TEXT,
    "lastTarget" TEXT,
    "issues" TEXT NOT NULL,
    "sourceKey" TEXT,
    "targetKey" TEXT,
    CONSTRAINT "BeadCheck_beadId_fkey" FOREIGN KEY ("beadId") REFERENCES "Bead" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BeadCheck_alignmentId_fkey" FOREIGN KEY ("alignmentId") REFERENCES "Alignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BeadUnchecked" (
    "beadId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "alignmentId" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "BeadUnchecked_beadId_fkey" FOREIGN KEY ("beadId") REFERENCES "Bead" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BeadUnchecked_alignmentId_fkey" FOREIGN KEY ("alignmentId") REFERENCES "Alignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Dismissal" (
    "textId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "raised" TEXT NOT NULL,

    PRIMARY KEY ("textId", "key"),
    CONSTRAINT "Dismissal_textId_fkey" FOREIGN KEY ("textId") REFERENCES "Text" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "BeadCheck_alignmentId_sourceKey_targetKey_idx" ON "BeadCheck"("alignmentId", "sourceKey", "targetKey");

-- CreateIndex
CREATE INDEX "BeadCheck_alignmentId_targetKey_sourceKey_idx" ON "BeadCheck"("alignmentId", "targetKey", "sourceKey");

-- CreateIndex
CREATE INDEX "BeadUnchecked_alignmentId_idx" ON "BeadUnchecked"("alignmentId");

-- Beads that are new or changed are to be checked.
CREATE TRIGGER "BeadUnchecked_new" AFTER INSERT ON "Bead" BEGIN
    INSERT OR REPLACE INTO "BeadUnchecked" ("beadId", "alignmentId", "revision")
    VALUES (NEW."id", NEW."alignmentId", NEW."revision");
END;

CREATE TRIGGER "BeadUnchecked_changed" AFTER UPDATE OF "revision" ON "Bead" BEGIN
    INSERT OR REPLACE INTO "BeadUnchecked" ("beadId", "alignmentId", "revision")
    VALUES (NEW."id", NEW."alignmentId", NEW."revision");
END;

INSERT INTO "BeadUnchecked" ("beadId", "alignmentId", "revision")
SELECT "id", "alignmentId", "revision" FROM "Bead";
