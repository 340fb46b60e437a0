-- CreateTable
CREATE TABLE "OperationTouch" (
    "kind" TEXT NOT NULL,
    "rowId" INTEGER NOT NULL,
    "operationId" INTEGER NOT NULL,

    PRIMARY KEY ("kind", "rowId", "operationId"),
    CONSTRAINT "OperationTouch_operationId_fkey" FOREIGN KEY ("operationId") REFERENCES "Operation" ("id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateIndex
CREATE INDEX "OperationTouch_operationId_idx" ON "OperationTouch"("operationId");

CREATE TRIGGER "OperationTouch_insert" AFTER INSERT ON "Operation" BEGIN
    INSERT INTO "OperationTouch" ("kind", "rowId", "operationId")
    SELECT DISTINCT 'bead', "value", NEW."id" FROM json_each(NEW."beads");
    INSERT INTO "OperationTouch" ("kind", "rowId", "operationId")
    SELECT DISTINCT 'sentence', "value" ->> '$.key.id', NEW."id" FROM json_each(NEW."changes")
    WHERE "value" ->> '$.table' = 'sentence'
        AND ("value" ->> '$.before.text' IS NOT NULL OR "value" ->> '$.after.text' IS NOT NULL);
END;

-- What was done before there was this table.
INSERT INTO "OperationTouch" ("kind", "rowId", "operationId")
SELECT DISTINCT 'bead', j."value", o."id" FROM "Operation" AS o, json_each(o."beads") AS j;
INSERT INTO "OperationTouch" ("kind", "rowId", "operationId")
SELECT DISTINCT 'sentence', j."value" ->> '$.key.id', o."id" FROM "Operation" AS o, json_each(o."changes") AS j
WHERE j."value" ->> '$.table' = 'sentence'
    AND (j."value" ->> '$.before.text' IS NOT NULL OR j."value" ->> '$.after.text' IS NOT NULL);
