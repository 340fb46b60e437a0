import type { TermUsage } from './check';

export interface MergedTerm {
  /** BCP 47 */
  lang: string;
  text: string;
  partOfSpeech: string;
  usage: TermUsage;
  note: string;
}

/** A concept as far as it matters whether two are the same. Facts that are not said are ''. */
export interface MergedConcept {
  domain: string;
  definition: string;
  note: string;
  terms: readonly MergedTerm[];
}

/**
 * What becomes of a concept that the termbase has already: `add` gives it what it lacks and changes
 * nothing that it says; `replace` makes it what the newcomer says.
 */
export type MergePolicy = 'add' | 'replace';

/** What becomes of a newcomer. */
export type Merge<Known> =
  | { kind: 'new' }
  /** The termbase, or the newcomers before it, have all that it says. */
  | { kind: 'same' }
  | { kind: 'changed'; known: Known; into: MergedConcept };

/** So many concepts with one wording are looked at; a wording of more says nothing. */
const mostAlike = 50;

/**
 * Brings concepts together with those of a termbase. Two are the same where they share terms in two
 * languages, or in the one language that the newcomer has, and do not contradict each other in domain
 * or definition (`replace` lets them). One of the termbase takes up at most one newcomer. What is merged
 * twice changes nothing the second time. Time O(newcomers · `mostAlike` · terms of a concept).
 * @returns for each newcomer, in order
 */
export function mergeConcepts<Known extends MergedConcept>(
  known: readonly Known[],
  newcomers: readonly MergedConcept[],
  policy: MergePolicy,
): Merge<Known>[] {
  const signatures = new Set(known.map(signatureOf));
  const byWording = new Map<string, number[]>();
  known.forEach(({ terms }, at) => {
    for (const name of new Set(terms.map(wordingOf))) {
      const places = byWording.get(name);
      if (!places) byWording.set(name, [at]);
      else if (places.length < mostAlike) places.push(at);
    }
  });
  const taken = new Set<number>();
  // What is there as it is comes first, so that nothing else takes its place.
  const places = new Map(known.map((concept, at) => [signatureOf(concept), at]));
  for (const newcomer of newcomers) {
    const at = places.get(signatureOf(newcomer));
    if (at !== undefined) taken.add(at);
  }
  return newcomers.map((newcomer): Merge<Known> => {
    const signature = signatureOf(newcomer);
    if (signatures.has(signature)) return { kind: 'same' };
    signatures.add(signature);
    const alike = alikeTo(newcomer, known, byWording);
    if (policy === 'add' && alike.some((at) => holds(known[at]!, newcomer)))
      return { kind: 'same' };
    const at = alike.find(
      (place) => !taken.has(place) && (policy === 'replace' || agree(known[place]!, newcomer)),
    );
    if (at === undefined) return { kind: 'new' };
    taken.add(at);
    const into = policy === 'replace' ? newcomer : joined(known[at]!, newcomer);
    return { kind: 'changed', known: known[at]!, into };
  });
}

/** Concepts that share enough terms, those that share most first. */
function alikeTo(
  newcomer: MergedConcept,
  known: readonly MergedConcept[],
  byWording: ReadonlyMap<string, readonly number[]>,
): number[] {
  const shared = new Map<number, { terms: number; langs: Set<string> }>();
  for (const term of newcomer.terms)
    for (const at of byWording.get(wordingOf(term)) ?? []) {
      const count = shared.get(at) ?? { terms: 0, langs: new Set<string>() };
      shared.set(at, count);
      count.terms++;
      count.langs.add(scriptOf(term.lang));
    }
  const least = Math.min(2, new Set(newcomer.terms.map(({ lang }) => scriptOf(lang))).size);
  return [...shared]
    .filter(([, { langs }]) => langs.size >= least)
    .sort(
      ([a, x], [b, y]) =>
        y.terms - x.terms ||
        Number(agree(known[b]!, newcomer)) - Number(agree(known[a]!, newcomer)) ||
        a - b,
    )
    .map(([at]) => at);
}

/** Whether neither says what the other denies: which of two meanings a wording has. */
function agree(a: MergedConcept, b: MergedConcept): boolean {
  return (['domain', 'definition'] as const).every(
    (fact) => a[fact] === '' || b[fact] === '' || a[fact] === b[fact],
  );
}

function holds(known: MergedConcept, newcomer: MergedConcept): boolean {
  return agree(known, newcomer) && signatureOf(joined(known, newcomer)) === signatureOf(known);
}

function joined(known: MergedConcept, newcomer: MergedConcept): MergedConcept {
  const added = new Map(newcomer.terms.map((term) => [wordingOf(term), term]));
  const terms = known.terms.map((term) => {
    const other = added.get(wordingOf(term));
    added.delete(wordingOf(term));
    if (!other) return term;
    return {
      ...term,
      partOfSpeech: term.partOfSpeech || other.partOfSpeech,
      note: withNote(term.note, other.note),
    };
  });
  return {
    domain: known.domain || newcomer.domain,
    definition: known.definition || newcomer.definition,
    note: withNote(known.note, newcomer.note),
    terms: [...terms, ...added.values()],
  };
}

/** Notes are not weighed against each other: both stand. */
function withNote(note: string, other: string): string {
  if (note === '' || other === '') return note || other;
  return `\n${note}\n`.includes(`\n${other}\n`) ? note : `${note}\n${other}`;
}

function wordingOf({ lang, text }: MergedTerm): string {
  return `${scriptOf(lang)}\n${text}`;
}

const scripts = new Map<string, string>();

/** Language and script: what `zh-CN` and `zh-Hans` have in common. */
function scriptOf(lang: string): string {
  let script = scripts.get(lang);
  if (script === undefined) {
    const { language, script: name } = new Intl.Locale(lang).maximize();
    script = `${language}-${name}`;
    // Files name few languages; a hostile one is not let fill the memory.
    if (scripts.size < 1000) scripts.set(lang, script);
  }
  return script;
}

function signatureOf({ domain, definition, note, terms }: MergedConcept): string {
  const rows = terms.map(({ lang, text, partOfSpeech, usage, note }) =>
    JSON.stringify([lang, text, partOfSpeech, usage, note]),
  );
  return JSON.stringify([domain, definition, note, ...rows.sort()]);
}
