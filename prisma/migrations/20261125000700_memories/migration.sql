-- CreateTable
CREATE TABLE "Memory" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "langs" TEXT NOT NULL DEFAULT '[]',
    "origin" TEXT NOT NULL DEFAULT '',
    "header" TEXT,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "penalty" INTEGER NOT NULL DEFAULT 0,
    "readOnly" BOOLEAN NOT NULL DEFAULT false,
    "usedFor" TEXT NOT NULL DEFAULT 'all',
    "units" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME
);

-- CreateTable
CREATE TABLE "MemoryText" (
    "memoryId" INTEGER NOT NULL,
    "textId" TEXT NOT NULL,

    PRIMARY KEY ("memoryId", "textId"),
    CONSTRAINT "MemoryText_memoryId_fkey" FOREIGN KEY ("memoryId") REFERENCES "Memory" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MemoryText_textId_fkey" FOREIGN KEY ("textId") REFERENCES "Text" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MemoryOperation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "memoryId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '{}',
    "added" INTEGER NOT NULL DEFAULT 0,
    "removed" INTEGER NOT NULL DEFAULT 0,
    "pid" INTEGER,
    CONSTRAINT "MemoryOperation_memoryId_fkey" FOREIGN KEY ("memoryId") REFERENCES "Memory" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "memoryId" INTEGER NOT NULL,
    "madeBy" INTEGER NOT NULL,
    "goneBy" INTEGER,
    "tuid" TEXT,
    "sourceLang" TEXT NOT NULL,
    "targetLang" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "sourceMarkup" TEXT,
    "targetMarkup" TEXT,
    "previous" TEXT,
    "next" TEXT,
    "sourceKey" BIGINT NOT NULL,
    "createdAt" DATETIME,
    "createdBy" TEXT,
    "changedAt" DATETIME,
    "changedBy" TEXT,
    "usageCount" INTEGER,
    "usedAt" DATETIME,
    "details" TEXT,
    CONSTRAINT "Unit_memoryId_fkey" FOREIGN KEY ("memoryId") REFERENCES "Memory" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Variant" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "unitId" INTEGER NOT NULL,
    "lang" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "markup" TEXT,
    "details" TEXT,
    CONSTRAINT "Variant_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IndexSegment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "memoryId" INTEGER,
    "lang" TEXT NOT NULL,
    "covers" TEXT NOT NULL,
    "format" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "bytes" BLOB NOT NULL,
    CONSTRAINT "IndexSegment_memoryId_fkey" FOREIGN KEY ("memoryId") REFERENCES "Memory" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BeadStep" (
    "beadId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "step" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "MemoryText_textId_idx" ON "MemoryText"("textId");

-- CreateIndex
CREATE INDEX "MemoryOperation_memoryId_state_id_idx" ON "MemoryOperation"("memoryId", "state", "id");

-- CreateIndex
CREATE INDEX "Unit_memoryId_goneBy_madeBy_idx" ON "Unit"("memoryId", "goneBy", "madeBy");

-- CreateIndex
CREATE INDEX "Unit_madeBy_idx" ON "Unit"("madeBy");

-- CreateIndex
CREATE INDEX "Unit_memoryId_sourceKey_idx" ON "Unit"("memoryId", "sourceKey");

-- CreateIndex
CREATE INDEX "Variant_unitId_idx" ON "Variant"("unitId");

-- CreateIndex
CREATE INDEX "IndexSegment_memoryId_lang_idx" ON "IndexSegment"("memoryId", "lang");

-- CreateIndex
CREATE INDEX "BeadStep_step_idx" ON "BeadStep"("step");

-- A bead's revision grows with every change of the bead, its links or its sentences: one place to watch.
CREATE TRIGGER "BeadStep_insert" AFTER INSERT ON "Bead" WHEN NEW."status" = 'confirmed' BEGIN
    INSERT INTO "BeadStep" ("beadId", "step") VALUES (NEW."id", (SELECT coalesce(max("step"), 0) + 1 FROM "BeadStep"))
    ON CONFLICT ("beadId") DO UPDATE SET "step" = excluded."step";
END;

CREATE TRIGGER "BeadStep_update" AFTER UPDATE ON "Bead" WHEN OLD."status" = 'confirmed' OR NEW."status" = 'confirmed' BEGIN
    INSERT INTO "BeadStep" ("beadId", "step") VALUES (NEW."id", (SELECT coalesce(max("step"), 0) + 1 FROM "BeadStep"))
    ON CONFLICT ("beadId") DO UPDATE SET "step" = excluded."step";
END;

INSERT INTO "BeadStep" ("beadId", "step") SELECT "id", row_number() OVER (ORDER BY "id") FROM "Bead" WHERE "status" = 'confirmed';
