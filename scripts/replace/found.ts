import { setImmediate } from 'node:timers/promises';
import {
  applyReplacements,
  compileReplacing,
  toDifference,
  type Replacement,
  type Replacing,
  type Stretch,
} from '@/lib/search/replacing';
import { StoreError } from '@/lib/store/errors';
import {
  countBeads,
  readSentences,
  replaceTexts,
  type Reworded,
  type SeenSentence,
} from '@/lib/store/replace-texts';
import type { Sqlite } from '@/lib/store/sqlite';
import type { Side } from '@/lib/store/types';
import { endsWithin } from './within';

/** Sentences of so many beads have far less than a millisecond's work for a pattern that is sound. */
const patience = 2000;
/** The longest sentence that a person may write by hand as well. */
const mostCharacters = 20_000;
/** The sides of 100,000 beads. */
export const mostFound = 200_000;
const contextCharacters = 60;

export interface Search {
  textId: string;
  replacing: Replacing;
  side: Side | 'both';
}

/** What a search or what came after it found. */
export interface Summary {
  sentences: number;
  /** Of these, those that can be stored so. */
  fit: number;
  beads: number;
  places: number;
}

/** A sentence that would change. `empty` and `long`: one that cannot be stored so, and stays. */
export interface Change {
  sentenceId: number;
  beadId: number;
  index: number;
  side: Side;
  fit: 'fit' | 'empty' | 'long';
  difference: Stretch[];
}

/** Which of the changes found: all or none, but for some sentences. */
export interface Choice {
  all: boolean;
  but: readonly number[];
}

/** A search that was given up: the pattern takes too long (at a bead), or too much is found. */
export class SearchError extends Error {
  override readonly name = 'SearchError';
  constructor(
    readonly code: 'slow' | 'many',
    message: string,
    readonly params: Readonly<Record<string, string>>,
  ) {
    super(message);
  }
}

type Found = SeenSentence & { replacements: Replacement[]; fit: Change['fit'] };

/**
 * The changes that a replacing would make, as the text was when it was searched. Memory grows with
 * what is found, up to `mostFound` sentences; time is the pattern's, which is given up where some
 * hundred beads take longer than two seconds.
 */
export class FoundChanges {
  private found: Found[] = [];

  constructor(
    private readonly db: Sqlite,
    private readonly search: Search,
  ) {}

  /**
   * Searches the text.
   * @param only ids of the beads that are looked at; all without it
   * @throws QueryError, StoreError `unknown-text`, SearchError
   */
  async look(
    onProgress: (done: number, total: number) => void,
    only?: ReadonlySet<number>,
  ): Promise<Summary> {
    const { textId, replacing, side } = this.search;
    const replacementsIn = compileReplacing(replacing, mostCharacters);
    const total = countBeads(this.db, textId);
    if (total === null) throw new StoreError('unknown-text', `There is no text ${textId}.`);
    const found: Found[] = [];
    for (const page of readSentences(this.db, textId)) {
      let at: SeenSentence | undefined;
      const inTime = endsWithin(patience, () => {
        for (const sentence of page) {
          if (side !== 'both' && sentence.side !== side) continue;
          if (only && !only.has(sentence.beadId)) continue;
          at = sentence;
          const replacements = replacementsIn(sentence.text);
          if (replacements?.length === 0) continue;
          found.push({ ...sentence, ...judge(sentence.text, replacements) });
        }
      });
      if (!inTime) throw tooSlow(at);
      if (found.length > mostFound) throw tooMany();
      onProgress((page.at(-1)?.index ?? 0) + 1, total);
      // A parent that went away is seen between the parts.
      await setImmediate();
    }
    this.found = found;
    return this.summary();
  }

  summary(): Summary {
    const { found } = this;
    return {
      sentences: found.length,
      fit: found.filter(({ fit }) => fit === 'fit').length,
      beads: new Set(found.map(({ beadId }) => beadId)).size,
      places: found.reduce((sum, { replacements }) => sum + replacements.length, 0),
    };
  }

  page(from: number, count: number): Change[] {
    return this.found.slice(from, from + count).map((it) => ({
      sentenceId: it.sentenceId,
      beadId: it.beadId,
      index: it.index,
      side: it.side,
      fit: it.fit,
      difference: toDifference(it.text, it.replacements, contextCharacters),
    }));
  }

  /**
   * Makes the chosen changes, as one operation. Beads that others changed since are left as they are
   * and looked at again: what is found in them now is all that is left here.
   */
  async keep(choice: Choice, author: string) {
    const but = new Set(choice.but);
    const chosen = this.found.filter(
      ({ sentenceId, fit }) => fit === 'fit' && but.has(sentenceId) !== choice.all,
    );
    const reworded = chosen.map((it): Reworded => ({
      ...it,
      after: applyReplacements(it.text, it.replacements),
    }));
    const { textId } = this.search;
    const { changed, refused } = replaceTexts(this.db, { textId, author, reworded });
    const made = new Set(changed);
    const places = chosen
      .filter(({ beadId }) => made.has(beadId))
      .reduce((sum, { replacements }) => sum + replacements.length, 0);
    if (refused.length === 0) this.found = [];
    else await this.look(() => undefined, new Set(refused));
    const first = chosen.find(({ beadId }) => made.has(beadId))?.index ?? null;
    return { beads: changed.length, places, refused: refused.length, first, left: this.summary() };
  }
}

function judge(
  text: string,
  replacements: Replacement[] | null,
): { replacements: Replacement[]; fit: Change['fit'] } {
  if (!replacements) return { replacements: [], fit: 'long' };
  const isEmpty = applyReplacements(text, replacements).trim() === '';
  return { replacements, fit: isEmpty ? 'empty' : 'fit' };
}

function tooSlow(at: SeenSentence | undefined): SearchError {
  const number = String((at?.index ?? 0) + 1);
  return new SearchError('slow', `The pattern takes too long at bead ${number}.`, { number });
}

function tooMany(): SearchError {
  const most = String(mostFound);
  return new SearchError('many', `More than ${most} sentences would change.`, { most });
}
