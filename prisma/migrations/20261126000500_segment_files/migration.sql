-- AlterTable
ALTER TABLE "IndexSegment" ADD COLUMN "file" TEXT;
