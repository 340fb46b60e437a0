-- CreateTable
CREATE TABLE "SentenceOrigin" (
    "sentenceId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "textId" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "source" TEXT,
    "name" TEXT NOT NULL,
    "memoryId" INTEGER,
    "unitId" INTEGER,
    "beadId" INTEGER,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("sentenceId", "text"),
    CONSTRAINT "SentenceOrigin_textId_fkey" FOREIGN KEY ("textId") REFERENCES "Text" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SentenceOrigin_textId_idx" ON "SentenceOrigin"("textId");
