import type { TermFault, TermsItem } from '@/lib/formats/terms/types';
import { mergeConcepts, type MergePolicy } from '@/lib/terms/merge-concepts';
import { applyChanges, type RowChange } from '../changes';
import { soughtOf, wordingsOf } from '../checks/recheck-terms';
import { StoreError } from '../errors';
import type { Sqlite } from '../sqlite';
import { additionOf, editOf } from './term-changes';
import type { ConceptDraft, ConceptView } from './types';

/** Why something of a file is left out. */
export type ImportFault = TermFault | 'too-long';

export interface FaultView {
  line: number;
  code: ImportFault;
  /** In English. */
  message: string;
}

/** What an import does, or would do. */
export interface TermsSummary {
  /** Concepts that were read. */
  concepts: number;
  added: number;
  /** Concepts of the termbase that get something. */
  changed: number;
  /** What the termbase, or the file before it, has already. */
  same: number;
  left: number;
  /** The first of what is left out. */
  faults: FaultView[];
  /** How many terms there are of each language. */
  langs: Record<string, number>;
  /** The first concepts, as they would stand. */
  examples: { lang: string; text: string }[][];
}

export interface ImportTermsOptions {
  termbaseId: string;
  policy: MergePolicy;
  author: string;
  /** Only says what would be done. */
  isPreview: boolean;
  /** Called with the concepts read so far. */
  onProgress?: (done: number) => void;
}

/** More than any agreed terminology of one client or subject; its history is kept as one change. */
export const mostConcepts = 100_000;
const mostFaultsShown = 100;
const mostExamples = 5;
const progressEvery = 500;
const longestLine = 500;
const longestProse = 5000;
const mostTerms = 100;

/**
 * Takes concepts into a termbase, all of them as one change, or none. What is broken is left out and
 * told; the same concepts again change nothing.
 * @throws StoreError `unknown-termbase`, `too-many`; whatever reading the file throws
 */
export async function importTerms(
  db: Sqlite,
  items: AsyncIterable<TermsItem>,
  options: ImportTermsOptions,
): Promise<TermsSummary> {
  const { termbaseId, policy, author, isPreview, onProgress } = options;
  requireTermbase(db, termbaseId);
  const faults: FaultView[] = [];
  const drafts: ConceptDraft[] = [];
  const origins: string[] = [];
  let left = 0;
  for await (const item of items) {
    const fault = item.kind === 'fault' ? item : faultOf(item.concept, item.line);
    if (fault) {
      left++;
      if (faults.length < mostFaultsShown)
        faults.push({ line: fault.line, code: fault.code, message: fault.message });
    } else if (item.kind === 'concept') {
      const { id, terms, ...facts } = item.concept;
      drafts.push({ ...facts, terms: [...terms] });
      origins.push((id ?? '').slice(0, longestLine));
      if (drafts.length > mostConcepts)
        throw new StoreError(
          'too-many',
          `The file holds more than ${mostConcepts} concepts. Split it.`,
          { most: String(mostConcepts) },
        );
      if (drafts.length % progressEvery === 0) onProgress?.(drafts.length);
    }
  }

  const take = (): TermsSummary => {
    const known = readAllConcepts(db, termbaseId);
    const merges = mergeConcepts(known, drafts, policy);
    const at = new Date().toISOString();
    const changes: RowChange[] = [];
    const count = { added: 0, changed: 0, same: 0 };
    merges.forEach((merge, place) => {
      if (merge.kind === 'same') return count.same++;
      if (merge.kind === 'new') {
        const by = { author, at, origin: origins[place]! };
        changes.push(...additionOf(termbaseId, drafts[place]!, by).changes);
        return count.added++;
      }
      const edit = editOf(merge.known, withIds(merge.into, merge.known));
      changes.push(...edit);
      return count[edit.length > 0 ? 'changed' : 'same']++;
    });
    if (!isPreview && changes.length > 0) {
      applyChanges(db, changes);
      record(db, { termbaseId, author, changes });
    }
    return {
      concepts: drafts.length,
      ...count,
      left,
      faults,
      langs: countLangs(drafts),
      examples: drafts
        .slice(0, mostExamples)
        .map(({ terms }) => terms.slice(0, 10).map(({ lang, text }) => ({ lang, text }))),
    };
  };
  // Who else writes waits, so that nothing comes between what is known and what is made of it.
  return isPreview ? take() : db.transaction(take).immediate();
}

function record(
  db: Sqlite,
  operation: { termbaseId: string; author: string; changes: readonly RowChange[] },
): void {
  const { termbaseId, author, changes } = operation;
  db.prepare(
    `UPDATE "TermOperation" SET "state" = 'replaced' WHERE "termbaseId" = ? AND "state" = 'undone'`,
  ).run(termbaseId);
  db.prepare(
    `INSERT INTO "TermOperation" ("termbaseId", "kind", "author", "at", "changes", "state") VALUES (?, 'import', ?, ?, ?, 'done')`,
  ).run(termbaseId, author, new Date().toISOString(), JSON.stringify(changes));
  db.prepare('INSERT INTO "TermRecheck" ("sought") VALUES (?)').run(soughtOf(wordingsOf(changes)));
}

/** @throws StoreError `unknown-termbase` */
export function requireTermbase(db: Sqlite, id: string): { id: string; name: string } {
  const row = db
    .prepare('SELECT "id", "name" FROM "Termbase" WHERE "id" = ? AND "deletedAt" IS NULL')
    .get(id) as { id: string; name: string } | undefined;
  if (!row) throw new StoreError('unknown-termbase', `There is no termbase ${id}.`, { id });
  return row;
}

/** All concepts of a termbase, in the order in which they were made. */
export function readAllConcepts(db: Sqlite, termbaseId: string): ConceptView[] {
  const concepts = new Map<string, ConceptView>();
  for (const row of db
    .prepare(
      `SELECT "id", "domain", "definition", "note" FROM "Concept" WHERE "termbaseId" = ? ORDER BY "createdAt", rowid`,
    )
    .iterate(termbaseId) as Iterable<Omit<ConceptView, 'terms'>>)
    concepts.set(row.id, { ...row, terms: [] });
  for (const { conceptId, ...term } of db
    .prepare(
      `SELECT t."conceptId", t."id", t."lang", t."text", t."partOfSpeech", t."usage", t."note"
       FROM "Term" AS t JOIN "Concept" AS c ON c."id" = t."conceptId"
       WHERE c."termbaseId" = ? ORDER BY t."place"`,
    )
    .iterate(termbaseId) as Iterable<ConceptView['terms'][number] & { conceptId: string }>)
    concepts.get(conceptId)!.terms.push(term);
  return [...concepts.values()];
}

/** The terms that stay are the same rows. */
function withIds(
  { domain, definition, note, terms }: Omit<ConceptDraft, 'terms'> & { terms: readonly ConceptDraft['terms'][number][] },
  known: ConceptView,
): ConceptDraft {
  const ids = new Map(known.terms.map(({ id, lang, text }) => [`${lang}\n${text}`, id]));
  const take = (name: string) => {
    const id = ids.get(name);
    ids.delete(name);
    return id;
  };
  return {
    domain,
    definition,
    note,
    terms: terms.map(({ lang, text, partOfSpeech, usage, note }) => ({
      ...{ id: take(`${lang}\n${text}`), lang, text, partOfSpeech, usage, note },
    })),
  };
} // prettier-ignore

function faultOf(
  { domain, definition, note, terms }: Omit<ConceptDraft, 'terms'> & { terms: readonly ConceptDraft['terms'][number][] },
  line: number,
): FaultView | null {
  const isLong =
    terms.length > mostTerms ||
    domain.length > longestLine ||
    Math.max(definition.length, note.length) > longestProse ||
    terms.some(
      (term) =>
        Math.max(term.text.length, term.partOfSpeech.length) > longestLine ||
        term.note.length > longestProse,
    );
  return isLong ? { line, code: 'too-long', message: 'a concept with a term or a text that is too long.' } : null;
} // prettier-ignore

function countLangs(drafts: readonly ConceptDraft[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of drafts)
    for (const { lang } of terms) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a).slice(0, 20));
}
