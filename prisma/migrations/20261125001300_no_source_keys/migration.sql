-- The index of the memory finds units by their source; to keep a hash of it in order cost an import
-- of a million units more than all else that it writes.
DROP INDEX "Unit_memoryId_sourceKey_idx";

ALTER TABLE "Unit" DROP COLUMN "sourceKey";
