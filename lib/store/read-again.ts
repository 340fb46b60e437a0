import { decodeBytes } from '@/lib/text/decode';
import { prepareText } from '@/lib/text/prepare';
import type { RepairDecisions } from '@/lib/text/types';
import type { NewVersion } from './import';
import type { Sqlite } from './sqlite';

/** Reads a stored version from its own bytes again. */
export function readAgain(db: Sqlite, versionId: number, decisions: RepairDecisions): NewVersion {
  const row = db
    .prepare(
      'SELECT v.*, s."bytes" FROM "Version" AS v JOIN "Source" AS s ON s."sha256" = v."sha256" WHERE v."id" = ?',
    )
    .get(versionId) as Omit<NewVersion, 'decisions' | 'prepared'>;
  const { role, lang, title, fileName, format, encoding, bytes } = row;
  const { text } = decodeBytes(bytes, { fileName, encoding });
  const prepared = prepareText(text, { lang, format, decisions });
  return { role, lang, title, fileName, format, encoding, bytes, decisions, prepared };
}

/** What a person decided on a version's repairs. */
export function decisionsOf(db: Sqlite, versionId: number): RepairDecisions {
  const json = db
    .prepare('SELECT "decisions" FROM "Version" WHERE "id" = ?')
    .pluck()
    .get(versionId) as string;
  return JSON.parse(json) as RepairDecisions;
}
