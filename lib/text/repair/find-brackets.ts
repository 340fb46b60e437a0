import type { StructureRules } from '../structure/rules';
import type { Slip } from './slip';

const pairs = new Map([
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['(', ')'],
  ['【', '】'],
  ['［', '］'],
  ['[', ']'],
  ['〔', '〕'],
]);
const openers = new Map([...pairs].map(([open, close]) => [close, open]));

/** The farthest that the two marks of a mixed pair stand apart, in UTF-16 code units. */
const reach = 40;
/** Half-open intervals of numbers are meant: `[0, 1)`. */
const interval = /^[-+−\d.,，、%∞a-z\s]*$/iu;
const remark = /^(?:以下|下称|下稱|简称|簡稱|[请參参]?[见見]|[如即例含注]|包括|不含)/u;

/**
 * Brackets that open in one kind and close in another: `《见专栏1）`, `（见图2)`. A mark whose partner
 * is there, and marks without any, are left alone. Linear: every mark is pushed and popped once.
 */
export function findMixedBrackets(text: string, rules: StructureRules): Slip[] {
  const slips: Slip[] = [];
  const open: number[] = [];
  const waiting = new Map<string, number>();
  const release = (at: number) => {
    const mark = text[at]!;
    waiting.set(mark, waiting.get(mark)! - 1);
  };
  for (const match of text.matchAll(/[《》〈〉（）()【】［］[\]〔〕]/gu)) {
    const mark = match[0];
    const at = match.index;
    if (pairs.has(mark)) {
      open.push(at);
      waiting.set(mark, (waiting.get(mark) ?? 0) + 1);
      continue;
    }
    const partner = openers.get(mark)!;
    if ((waiting.get(partner) ?? 0) > 0) {
      for (let top = open.pop(); top !== undefined; top = open.pop()) {
        release(top);
        if (text[top] === partner) break;
      }
      continue;
    }
    const top = open.at(-1);
    if (top === undefined || at - top > reach) continue;
    const inside = text.slice(top + 1, at);
    if (interval.test(inside)) continue;
    open.pop();
    release(top);
    slips.push(mended(text, top, at, rules));
  }
  return slips;
}

function mended(text: string, open: number, close: number, rules: StructureRules): Slip {
  const inside = text.slice(open + 1, close);
  const isRemark = remark.test(inside) || rules.reference.test(`（${inside}）`);
  const pair = text[open]! + text[close]!;
  const isWide = /\p{Script=Han}/u.test(inside);
  let opening = text[open]!;
  if (isRemark || /^(?:（\)|\(）)$/.test(pair)) opening = isWide ? '（' : '(';
  else if (/^(?:［\]|\[］)$/.test(pair)) opening = isWide ? '［' : '[';
  const closing = pairs.get(opening)!;
  return {
    kind: 'bracket',
    start: open,
    end: close + 1,
    text: opening + inside + closing,
    edits: [
      { start: open, end: open + 1, text: opening },
      { start: close, end: close + 1, text: closing },
    ].filter(({ start, text: mark }) => text[start] !== mark),
  };
}
