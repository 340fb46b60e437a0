-- AlterTable
ALTER TABLE "Bead" ADD COLUMN "createdBy" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Step" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "textId" TEXT NOT NULL,
    "operationId" INTEGER NOT NULL,
    "undone" BOOLEAN NOT NULL DEFAULT false,
    "moves" BOOLEAN NOT NULL,
    "author" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Step_textId_fkey" FOREIGN KEY ("textId") REFERENCES "Text" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Step_operationId_fkey" FOREIGN KEY ("operationId") REFERENCES "Operation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "alignmentId" INTEGER NOT NULL,
    "sentenceId" INTEGER NOT NULL,
    "versionId" INTEGER NOT NULL,
    "order" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" DATETIME,
    "resolvedAt" DATETIME,
    "resolvedBy" TEXT,
    CONSTRAINT "Comment_alignmentId_fkey" FOREIGN KEY ("alignmentId") REFERENCES "Alignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Step_textId_id_idx" ON "Step"("textId", "id");

-- CreateIndex
CREATE INDEX "Step_textId_moves_id_idx" ON "Step"("textId", "moves", "id");

-- CreateIndex
CREATE INDEX "Step_operationId_idx" ON "Step"("operationId");

-- CreateIndex
CREATE INDEX "Comment_alignmentId_sentenceId_idx" ON "Comment"("alignmentId", "sentenceId");
