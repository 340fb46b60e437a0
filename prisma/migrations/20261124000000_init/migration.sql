-- CreateTable
CREATE TABLE "Text" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "openedAt" DATETIME,
    "lastBeadId" INTEGER
);

-- CreateTable
CREATE TABLE "Source" (
    "sha256" TEXT NOT NULL PRIMARY KEY,
    "bytes" BLOB NOT NULL
);

-- CreateTable
CREATE TABLE "Version" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "textId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "decisions" TEXT NOT NULL DEFAULT '{}',
    CONSTRAINT "Version_textId_fkey" FOREIGN KEY ("textId") REFERENCES "Text" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Version_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Source" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Block" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "versionId" INTEGER NOT NULL,
    "order" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" INTEGER,
    "headingId" INTEGER,
    CONSTRAINT "Block_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sentence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "versionId" INTEGER NOT NULL,
    "blockId" INTEGER NOT NULL,
    "order" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "spans" TEXT,
    "role" TEXT NOT NULL DEFAULT 'plain',
    CONSTRAINT "Sentence_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Sentence_blockId_fkey" FOREIGN KEY ("blockId") REFERENCES "Block" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Alignment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "textId" TEXT NOT NULL,
    "sourceVersionId" INTEGER NOT NULL,
    "targetVersionId" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Alignment_textId_fkey" FOREIGN KEY ("textId") REFERENCES "Text" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Alignment_sourceVersionId_fkey" FOREIGN KEY ("sourceVersionId") REFERENCES "Version" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Alignment_targetVersionId_fkey" FOREIGN KEY ("targetVersionId") REFERENCES "Version" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Bead" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "alignmentId" INTEGER NOT NULL,
    "order" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'machine',
    "confidence" REAL NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedBy" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Bead_alignmentId_fkey" FOREIGN KEY ("alignmentId") REFERENCES "Alignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Link" (
    "alignmentId" INTEGER NOT NULL,
    "sentenceId" INTEGER NOT NULL,
    "beadId" INTEGER NOT NULL,

    PRIMARY KEY ("alignmentId", "sentenceId"),
    CONSTRAINT "Link_alignmentId_fkey" FOREIGN KEY ("alignmentId") REFERENCES "Alignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Link_sentenceId_fkey" FOREIGN KEY ("sentenceId") REFERENCES "Sentence" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Link_beadId_fkey" FOREIGN KEY ("beadId") REFERENCES "Bead" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Repair" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "versionId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "certainty" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "sentenceId" INTEGER,
    CONSTRAINT "Repair_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Operation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "textId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changes" TEXT NOT NULL,
    "beads" TEXT NOT NULL DEFAULT '[]',
    "state" TEXT NOT NULL DEFAULT 'done',
    CONSTRAINT "Operation_textId_fkey" FOREIGN KEY ("textId") REFERENCES "Text" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Text_openedAt_idx" ON "Text"("openedAt");

-- CreateIndex
CREATE INDEX "Version_textId_idx" ON "Version"("textId");

-- CreateIndex
CREATE INDEX "Version_sha256_idx" ON "Version"("sha256");

-- CreateIndex
CREATE INDEX "Block_versionId_order_idx" ON "Block"("versionId", "order");

-- CreateIndex
CREATE INDEX "Sentence_versionId_order_idx" ON "Sentence"("versionId", "order");

-- CreateIndex
CREATE INDEX "Sentence_blockId_idx" ON "Sentence"("blockId");

-- CreateIndex
CREATE INDEX "Alignment_textId_idx" ON "Alignment"("textId");

-- CreateIndex
CREATE INDEX "Alignment_sourceVersionId_idx" ON "Alignment"("sourceVersionId");

-- CreateIndex
CREATE INDEX "Alignment_targetVersionId_idx" ON "Alignment"("targetVersionId");

-- CreateIndex
CREATE INDEX "Bead_alignmentId_order_idx" ON "Bead"("alignmentId", "order");

-- CreateIndex
CREATE INDEX "Bead_alignmentId_status_idx" ON "Bead"("alignmentId", "status");

-- CreateIndex
CREATE INDEX "Link_beadId_idx" ON "Link"("beadId");

-- CreateIndex
CREATE INDEX "Link_sentenceId_idx" ON "Link"("sentenceId");

-- CreateIndex
CREATE UNIQUE INDEX "Repair_versionId_key_key" ON "Repair"("versionId", "key");

-- CreateIndex
CREATE INDEX "Operation_textId_state_id_idx" ON "Operation"("textId", "state", "id");
