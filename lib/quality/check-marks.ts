import {
  isChinese,
  type CheckedBead,
  type CheckedSide,
  type Issue,
  type Side,
  type TextNorms,
} from './types';

const closers = String.raw`["”’'」』»)）】\]\s*†‡]*`;
const questionEnd = new RegExp(String.raw`[?？][!！]*${closers}$`, 'u');
const sentenceEnd = new RegExp(String.raw`[.。!！?？…]${closers}(?:\[?\d{1,3}(?:[-–,，、]\d{1,3})*\]?)?$`, 'u'); // prettier-ignore
const openEnd = /[\p{L}\p{N},，、]$/u;
const plainEnd = /[.。]["”’'」』»)）】\]\s]*$/u;
/** Words that ask without a mark: 她问他去不去。 – She asked whether he would go. */
const asksInWords =
  /吗|呢|么|吧|何|谁|孰|哪|怎|几|多少|难道|岂|是否|不知|问|\b(?:wonder|whether|if|how|what|why|who|whom|whose|which|when|where|ask|suppose|must|surely)/iu;

/**
 * How the sides end: one asks where the other does not ask at all, or one stops in the middle where
 * the other ends a sentence. Periods and exclamation marks are a matter of style, so are colons.
 */
export function checkFinalMarks({ source, target }: CheckedBead): Issue[] {
  const [from, to] = [source.sentences.at(-1)?.trimEnd(), target.sentences.at(-1)?.trimEnd()];
  if (!from || !to) return [];
  const issueAt = (side: Side): Issue => {
    const sentences = side === 'source' ? source.sentences : target.sentences;
    const text = sentences.at(-1)!.trimEnd();
    const place = { side, sentence: sentences.length - 1, start: text.length - 1, end: text.length }; // prettier-ignore
    return { check: 'final-mark', place, found: text.slice(-1) };
  };
  const isSingle = source.sentences.length === 1 && target.sentences.length === 1;
  if (isSingle && differInAsking(from, to)) return [issueAt('target')];
  const stops = (text: string) => sentenceEnd.test(text);
  const isOpen = (text: string) => openEnd.test(text) && !stops(text);
  if (stops(from) && isOpen(to)) return [issueAt('target')];
  if (stops(to) && isOpen(from)) return [issueAt('source')];
  return [];
}

function differInAsking(one: string, other: string): boolean {
  const [asking, telling] = questionEnd.test(one) ? [one, other] : [other, one];
  return (
    questionEnd.test(asking) &&
    plainEnd.test(telling) &&
    !/[?？]/.test(telling) &&
    !asksInWords.test(telling)
  );
}

interface Pair {
  open: string;
  close: string;
}

const brackets: readonly Pair[] = [
  { open: '(（', close: ')）' },
  { open: '[［【〔', close: ']］】〕' },
  { open: '{｛', close: '}｝' },
  { open: '《〈', close: '》〉' },
];
const quotes: readonly Pair[] = [
  { open: '“「', close: '”」' },
  { open: '『', close: '』' },
  { open: '«', close: '»' },
];

/**
 * Brackets that open and do not close within a side, or close unopened. What reaches over the bead
 * on both sides alike is right: it goes on in the next bead.
 */
export function checkBrackets(bead: CheckedBead): Issue[] {
  return unpaired(bead, 'brackets', brackets, numbering);
}

/** The same for quotation marks; straight ones must be even in number. */
export function checkQuotes(bead: CheckedBead): Issue[] {
  return [...unpaired(bead, 'quotes', quotes, null), ...checkStraightQuotes(bead)];
}

/** `1)`, `a)`: a number of a list, whose bracket has no other half. */
const numbering = /^\s*(?:[\p{L}\p{N}]{1,4}[)）]\s*)/u;

interface Loose {
  sentence: number;
  at: number;
  mark: string;
  isOpen: boolean;
}

function unpaired(bead: CheckedBead, check: 'brackets' | 'quotes', pairs: readonly Pair[], skipped: RegExp | null): Issue[] {
  const issues: Issue[] = [];
  for (const pair of pairs) {
    const [source, target] = [loose(bead.source, pair, skipped), loose(bead.target, pair, skipped)];
    if (source.length + target.length === 0) continue;
    const shape = (marks: Loose[]) => marks.map(({ isOpen }) => (isOpen ? '(' : ')')).join('');
    if (shape(source) === shape(target)) continue;
    for (const [side, marks, other] of [['source', source, target], ['target', target, source]] as const) {
      if (check === 'quotes' && (other.length > 0 || goesOn(bead, side, marks))) continue;
      for (const { sentence, at, mark } of marks)
        issues.push({ check, place: { side, sentence, start: at, end: at + 1 }, found: mark });
    }
  }
  return issues;
} // prettier-ignore

/**
 * A quotation over several beads, or one that the other side sets otherwise: only where both sides
 * have as many marks of the missing half's other kind is one missing.
 */
function goesOn(bead: CheckedBead, side: Side, marks: readonly Loose[]): boolean {
  const other = bead[side === 'source' ? 'target' : 'source'];
  const count = ({ sentences }: CheckedSide, pattern: RegExp) =>
    sentences.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
  return marks.some(({ isOpen }) => {
    const kept = isOpen ? /[“「『«]/g : /[”」』»]/g;
    return count(bead[side], kept) !== count(other, kept);
  });
}

/** The halves of pairs that have no other half in their side. Linear. */
function loose({ sentences }: CheckedSide, { open, close }: Pair, skipped: RegExp | null): Loose[] {
  const opened: Loose[] = [];
  const closed: Loose[] = [];
  sentences.forEach((text, sentence) => {
    const from = skipped?.exec(text)?.[0].length ?? 0;
    for (let at = from; at < text.length; at++) {
      const mark = text[at]!;
      if (open.includes(mark)) opened.push({ sentence, at, mark, isOpen: true });
      else if (close.includes(mark) && !opened.pop() && !isFace(text, at))
        closed.push({ sentence, at, mark, isOpen: false });
    }
  });
  return [...closed, ...opened];
}

/** `:)` */
function isFace(text: string, at: number): boolean {
  return /[:;]-?$/.test(text.slice(Math.max(0, at - 2), at));
}

function checkStraightQuotes({ source, target }: CheckedBead): Issue[] {
  const [from, to] = [straightOf(source), straightOf(target)];
  if (from.length % 2 === to.length % 2) return [];
  if (from.length === 0 || to.length === 0) return [];
  const isOpenElsewhere = [source, target].some((side) =>
    quotes.some((pair) => loose(side, pair, null).length > 0),
  );
  if (isOpenElsewhere) return [];
  const [side, marks] = from.length % 2 === 1 ? (['source', from] as const) : (['target', to] as const); // prettier-ignore
  const { sentence, at } = marks.at(-1)!;
  const text = (side === 'source' ? source : target).sentences[sentence]!;
  // The quotation goes on in the next bead, or came from the one before.
  if (marks.length === 1 && (at === 0 || at >= text.trimEnd().length - 1)) return [];
  return [{ check: 'quotes', place: { side, sentence, start: at, end: at + 1 }, found: '"' }];
}

function straightOf({ sentences }: CheckedSide): { sentence: number; at: number }[] {
  return sentences.flatMap((text, sentence) =>
    // 6" is a measure.
    [...text.matchAll(/(?<!\d)"/g)].map((match) => ({ sentence, at: match.index })),
  );
}

/**
 * Marks of the other script's width: `,` between Chinese characters, `，` in English; full-width
 * letters and digits. A text that writes all its Chinese with half-width marks has a custom, not a fault.
 */
export function checkWidth(bead: CheckedBead, { narrowMarks }: TextNorms): Issue[] {
  return (['source', 'target'] as const).flatMap((side) => {
    const { lang, sentences } = bead[side];
    const wrong = !isChinese(lang) ? wideElsewhere : narrowMarks ? wideLetters : narrowInChinese;
    return sentences.flatMap((text, sentence) =>
      [...text.matchAll(wrong)].map((match): Issue => ({
        check: 'width',
        place: { side, sentence, start: match.index, end: match.index + match[0].length },
        found: match[0],
      })),
    );
  });
}

const narrowInChinese =
  /(?<=\p{Script=Han})[,;!?](?=\p{Script=Han}|$)|(?<=\p{Script=Han}):(?=\p{Script=Han})|[Ａ-Ｚａ-ｚ０-９]+/gu;
const wideLetters = /[Ａ-Ｚａ-ｚ０-９]+/gu;
const wideElsewhere = /[，。；：？！（）、]|[Ａ-Ｚａ-ｚ０-９]+/gu;

/** Whether a Chinese side writes its commas half-width: 1, full-width: -1, neither or both alike: 0. */
export function marksWidth({ source, target }: CheckedBead): number {
  const side = isChinese(source.lang) ? source : target;
  if (!isChinese(side.lang)) return 0;
  const count = (pattern: RegExp) =>
    side.sentences.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
  return Math.sign(count(/(?<=\p{Script=Han})[,;]/gu) - count(/[，；]/g));
}
