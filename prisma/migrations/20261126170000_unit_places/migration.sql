-- AlterTable
ALTER TABLE "Unit" ADD COLUMN "place" INTEGER;
