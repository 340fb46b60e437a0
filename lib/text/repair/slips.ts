import type { StructureRules } from '../structure/rules';
import type { Edit, TrackedText } from '../tracked';
import type { Certainty } from '../types';
import { findMixedBrackets } from './find-brackets';
import type { LineHyphen } from './find-hyphens';
import { findRepeatedMarks } from './find-marks';
import { findRepetitions } from './find-repetitions';
import { findSpaces } from './find-spaces';
import { findVariants } from './find-variants';
import { findWidth } from './find-width';
import type { RepairLog } from './repair-log';
import type { Slip, SlipContext } from './slip';

/** The slips of a block's text, in order. Linear. */
export function findSlips(text: string, rules: StructureRules, context: SlipContext): Slip[] {
  const isChinese = rules.tag === 'zh';
  return [
    ...(isChinese ? findSpaces(text, context) : []),
    ...findWidth(text),
    ...findRepeatedMarks(text),
    ...(isChinese ? findMixedBrackets(text, rules) : []),
    ...(context.isSimplified ? findVariants(text) : []),
    ...findRepetitions(text),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Lists the slips of a block, and mends those that are applied; of two that overlap, the first. */
export function mendSlips(
  content: TrackedText,
  slips: readonly Slip[],
  hyphens: readonly LineHyphen[],
  log: RepairLog,
): TrackedText {
  const uncertain = slips.map((slip) => ({ ...slip, certainty: 'uncertain' as Certainty }));
  const divided = hyphens.map(({ at, isKnown }) => ({
    kind: 'punctuation' as const,
    start: at,
    end: at + 1,
    text: '',
    edits: undefined,
    certainty: (isKnown ? 'certain' : 'uncertain') as Certainty,
  }));
  const edits: Edit[] = [];
  /** The edits that reach behind the place that we are at: few, as slips are short. */
  let near: Edit[] = [];
  for (const slip of [...uncertain, ...divided].sort((a, b) => a.start - b.start)) {
    const { kind, start, end, text, certainty } = slip;
    const changes = slip.edits ?? [{ start, end, text }];
    near = near.filter((edit) => edit.end > start);
    const isFree = changes.every((change) =>
      near.every((edit) => change.end <= edit.start || change.start >= edit.end),
    );
    const span = content.hull(start, end);
    const before = content.text.slice(start, end);
    if (!log.add({ kind, span, before, after: text, certainty }, isFree)) continue;
    edits.push(...changes);
    near.push(...changes);
  }
  return content.replace(edits.sort((a, b) => a.start - b.start));
}
