-- AlterTable
ALTER TABLE "Operation" ADD COLUMN "clientId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Operation_textId_clientId_key" ON "Operation"("textId", "clientId");
