import { nanoid } from 'nanoid';
import { foldText } from '@/lib/search/fold';
import type { Columns, RowChange } from '../changes';
import type { ConceptDraft, ConceptView } from './types';

/** The changes that make a concept with its terms. */
export function additionOf(
  termbaseId: string,
  draft: ConceptDraft,
  by: { author: string; at: string; origin?: string },
): { id: string; changes: RowChange[] } {
  const id = nanoid(12);
  const concept: RowChange = {
    table: 'concept',
    key: { id },
    before: null,
    after: {
      termbaseId,
      origin: by.origin ?? '',
      ...factsOf(draft),
      createdAt: by.at,
      createdBy: by.author,
    },
  };
  const terms = draft.terms.map((term, place) => insertionOf(id, term, place));
  return { id, changes: [concept, ...terms] };
}

/** The changes that make a concept what a draft says. None where it says so already. */
export function editOf(before: ConceptView, draft: ConceptDraft): RowChange[] {
  const kept = new Map(before.terms.map((term, place) => [term.id, { term, place }]));
  const drafted = new Set(draft.terms.flatMap(({ id }) => (id && kept.has(id) ? [id] : [])));
  const gone = before.terms.flatMap(
    (term, place): RowChange[] =>
    drafted.has(term.id)
      ? []
      : [{ table: 'term', key: { id: term.id }, before: columnsOf(before.id, term, place), after: null }], // prettier-ignore
  );
  const others = draft.terms.flatMap((term, place): RowChange[] => {
    const old = term.id === undefined ? undefined : kept.get(term.id);
    if (!old) return [insertionOf(before.id, term, place)];
    return changeOf('term', term.id!, columnsOf(before.id, old.term, old.place), columnsOf(before.id, term, place)); // prettier-ignore
  });
  return [...changeOf('concept', before.id, factsOf(before), factsOf(draft)), ...gone, ...others];
}

/** The changes that take a concept away with its terms. */
export function removalOf(
  concept: ConceptView,
  row: { termbaseId: string; origin: string; createdAt: string; createdBy: string },
): RowChange[] {
  return [
    ...concept.terms.map((term, place): RowChange => ({
      table: 'term',
      key: { id: term.id },
      before: columnsOf(concept.id, term, place),
      after: null,
    })),
    {
      table: 'concept',
      key: { id: concept.id },
      before: { ...row, ...factsOf(concept) },
      after: null,
    },
  ];
}

function factsOf({ domain, definition, note }: Omit<ConceptDraft, 'terms'>) {
  return { domain, definition, note };
}

type AnyTerm = ConceptDraft['terms'][number];

function columnsOf(conceptId: string, term: AnyTerm, place: number): Columns {
  const { lang, text, partOfSpeech, usage, note } = term;
  return { conceptId, lang, text, folded: foldText(text), partOfSpeech, usage, note, place };
}

function insertionOf(conceptId: string, term: AnyTerm, place: number): RowChange {
  return {
    table: 'term',
    key: { id: nanoid(12) },
    before: null,
    after: columnsOf(conceptId, term, place),
  };
}

function changeOf(
  table: 'concept' | 'term',
  id: string,
  before: Columns,
  after: Columns,
): RowChange[] {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  if (names.length === 0) return [];
  const only = (columns: Columns) =>
    Object.fromEntries(names.map((name) => [name, columns[name] ?? null]));
  return [{ table, key: { id }, before: only(before), after: only(after) }];
}
