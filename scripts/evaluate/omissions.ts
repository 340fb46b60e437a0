import { align } from '@/lib/align/align';
import { addCounts, countRight, scoresOf, type PlainBead } from '@/lib/align/evaluation';
import type { Lexicon } from '@/lib/align/lexicon';
import { loadLexicon } from '../aligner';
import type { GoldDocument, GoldSet } from './gold';

export interface OmissionResult {
  set: string;
  /** F1 on the whole text; and, by share, on what remains, averaged over the four kinds of damage. */
  whole: number;
  damaged: { share: number; f1: number; worst: number }[];
}

const shares = [0.05, 0.1, 0.2];
/** Sentences of a paragraph that is taken out or put in. */
const paragraph = { least: 2, most: 8 };
const damages = ['omit Chinese', 'omit English', 'insert Chinese', 'insert English'] as const;
type Damage = (typeof damages)[number];

/** Measures all sets whose gold is by bead; what is inserted comes from the next one. */
export function evaluateAllOmissions(sets: readonly GoldSet[]): OmissionResult[] {
  const lexicon = loadLexicon();
  const all = sets.filter(({ documents }) => documents.every(({ verses }) => !verses));
  return all.map((set, at) => {
    const other = all[(at + 1) % all.length]!;
    return evaluateOmissions(set, other.documents[0]!, lexicon);
  });
}

/**
 * How far the aligner keeps its way where paragraphs of one side are missing, or foreign ones stand
 * in it: shares of the sentences, in runs of random length at random places, the same in each run.
 * @param foreign where inserted paragraphs are taken from, not of the same set
 */
export function evaluateOmissions(
  set: GoldSet,
  foreign: GoldDocument,
  lexicon: Lexicon,
): OmissionResult {
  const f1 = (documents: readonly GoldDocument[]) =>
    scoresOf(
      addCounts(
        documents.map(({ chinese, english, beads }) => {
          const block = (sentences: string[]) => [{ kind: 'paragraph', sentences }];
          return countRight(
            beads,
            align(block(chinese), block(english), { sourceLang: 'zh', targetLang: 'en', lexicon }),
          );
        }),
      ),
    ).f1;
  const turned = set.documents.map(chineseFirst);
  const source = chineseFirst(foreign);
  return {
    set: set.name,
    whole: f1(turned),
    damaged: shares.map((share) => {
      const all = damages.map((damage) =>
        f1(turned.map((document, at) => damageDocument(document, damage, share, source, at + 1))),
      );
      return { share, f1: all.reduce((a, b) => a + b) / all.length, worst: Math.min(...all) };
    }),
  };
}

function chineseFirst(document: GoldDocument): GoldDocument {
  if (!document.isEnglishSource) return document;
  const beads = document.beads.map(({ source, target }) => ({ source: target, target: source }));
  return { ...document, beads, isEnglishSource: false };
}

/** A document with paragraphs taken out or put in, and its gold: what is left without a partner stands alone. */
export function damageDocument(
  document: GoldDocument,
  damage: Damage,
  share: number,
  foreign: GoldDocument,
  seed: number,
): GoldDocument {
  const random = randomNumbers(seed);
  const side = damage.endsWith('Chinese') ? 'chinese' : 'english';
  const key = side === 'chinese' ? 'source' : 'target';
  const beads = document.beads.map(({ source, target }) => ({ source: [...source], target: [...target] })); // prettier-ignore
  const wanted = Math.round(document[side].length * share);
  const lengthOfRun = () =>
    paragraph.least + Math.floor(random() * (paragraph.most - paragraph.least + 1));
  if (damage.startsWith('omit')) {
    const gone = new Set<number>();
    for (let tries = 0; gone.size < wanted && tries < 10_000; tries++) {
      const start = Math.floor(random() * beads.length);
      for (const bead of beads.slice(start, start + lengthOfRun())) {
        if (gone.size >= wanted) break;
        for (const at of bead[key]) gone.add(at);
      }
    }
    const kept = document[side].map((_, at) => at).filter((at) => !gone.has(at));
    const placeOf = new Map(kept.map((at, place) => [at, place]));
    return {
      ...document,
      [side]: kept.map((at) => document[side][at]!),
      beads: beads.flatMap((bead) => {
        const isGone = bead[key].some((at) => gone.has(at));
        const places = bead[key].filter((at) => !gone.has(at)).map((at) => placeOf.get(at)!);
        if (!isGone) return [{ ...bead, [key]: places }];
        const other = key === 'source' ? bead.target : bead.source;
        return other.map((at) => (key === 'source' ? { source: [], target: [at] } : { source: [at], target: [] })); // prettier-ignore
      }),
    };
  }
  const inserts = new Map<number, string[]>();
  for (let count = 0; count < wanted;) {
    const run = Math.min(lengthOfRun(), wanted - count);
    const from = Math.floor(random() * Math.max(1, foreign[side].length - run));
    const bead = beads[Math.floor(random() * beads.length)]!;
    const at = bead[key][0];
    if (at === undefined || inserts.has(at)) continue;
    inserts.set(at, foreign[side].slice(from, from + run));
    count += run;
  }
  const sentences: string[] = [];
  const placeOf: number[] = [];
  const alone: PlainBead[] = [];
  document[side].forEach((sentence, at) => {
    for (const strange of inserts.get(at) ?? []) {
      alone.push(key === 'source' ? { source: [sentences.length], target: [] } : { source: [], target: [sentences.length] }); // prettier-ignore
      sentences.push(strange);
    }
    placeOf.push(sentences.length);
    sentences.push(sentence);
  });
  return {
    ...document,
    [side]: sentences,
    beads: [...beads.map((bead) => ({ ...bead, [key]: bead[key].map((at) => placeOf[at]!) })), ...alone], // prettier-ignore
  };
}

/** The same numbers from 0 to 1 for the same seed (mulberry32, in the public domain). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
