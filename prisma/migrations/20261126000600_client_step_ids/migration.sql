-- AlterTable
ALTER TABLE "Step" ADD COLUMN "clientId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Step_textId_clientId_key" ON "Step"("textId", "clientId");
