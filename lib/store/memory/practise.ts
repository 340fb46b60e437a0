import type { Scope } from './searched-memories';
import type { LookupQuery } from './types';

/** Milliseconds that a process practises, of those that it works. */
export const practised = 400;
/** In characters: of longer sentences one lookup may take longer than who asks meanwhile is to wait. */
const longestPractised = 40;
/** Pairs of languages that are practised for; further ones are not asked often enough. */
const mostPairs = 4;

/**
 * Looks up sentences of a memory's own as one might ask them, one a step, so that a first lookup is about as
 * fast as later ones: what is compiled while it runs is then compiled, and what every lookup reads is read.
 */
export function* practise(
  sentences: Iterable<string>,
  lookup: (segment: string) => unknown,
): Generator<undefined, void> {
  let [nth, other] = [0, ['的']];
  for (const sentence of sentences) {
    const characters = [...sentence].slice(0, longestPractised);
    lookup(changed(characters, other, nth++));
    other = characters;
    yield;
  }
}

/** A sentence as it is, with some characters left out, with some replaced, and backwards, which nothing is like: in turn. */
function changed(sentence: readonly string[], other: readonly string[], nth: number): string {
  const kind = nth % 4;
  if (kind === 0) return sentence.join('');
  if (kind === 1) return sentence.filter((_, i) => i % 7 !== 4).join('');
  if (kind === 2) return sentence.map((own, i) => (i % 5 === 2 ? other[i % other.length]! : own)).join(''); // prettier-ignore
  return [...sentence].reverse().join('');
}

/**
 * For a process that answers others: once a pair of languages is asked, it is practised for, beside the
 * answering: who asks meanwhile waits for one lookup at most. Keeps no process running.
 * @param steps of a practice
 * @returns to be told of what is asked
 */
export function practiseWhenIdle(
  steps: (scope: Scope) => Iterator<undefined, void>,
): (asked: Pick<LookupQuery, 'from' | 'to'>) => void {
  const begun = new Set<string>();
  return ({ from, to }) => {
    const pair = `${from} ${to}`;
    if (begun.has(pair) || begun.size === mostPairs) return;
    begun.add(pair);
    const practice = steps({ from, to });
    let worked = 0;
    const step = () => {
      const start = performance.now();
      try {
        if (practice.next().done) return;
      } catch {
        // Whoever asks in earnest is told what is wrong.
        return;
      }
      worked += performance.now() - start;
      if (worked < practised) setTimeout(step, 1).unref();
    };
    setTimeout(step, 1).unref();
  };
}
