-- CreateTable
CREATE TABLE "Termbase" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Concept" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "termbaseId" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT '',
    "domain" TEXT NOT NULL DEFAULT '',
    "definition" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Concept_termbaseId_fkey" FOREIGN KEY ("termbaseId") REFERENCES "Termbase" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Term" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "conceptId" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "partOfSpeech" TEXT NOT NULL DEFAULT '',
    "usage" TEXT NOT NULL DEFAULT 'preferred',
    "note" TEXT NOT NULL DEFAULT '',
    "place" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Term_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TermOperation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "termbaseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "author" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changes" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'done',
    CONSTRAINT "TermOperation_termbaseId_fkey" FOREIGN KEY ("termbaseId") REFERENCES "Termbase" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Concept_termbaseId_idx" ON "Concept"("termbaseId");

-- CreateIndex
CREATE INDEX "Term_conceptId_idx" ON "Term"("conceptId");

-- CreateIndex
CREATE INDEX "Term_folded_idx" ON "Term"("folded");

-- CreateIndex
CREATE INDEX "TermOperation_termbaseId_state_id_idx" ON "TermOperation"("termbaseId", "state", "id");
