import { squash, type Draft } from './draft';
import type { StructureRules } from './rules';

const deepest = 6;

/**
 * Gives every heading its level: 1 for a chapter. Marked headings count from the title, or from the
 * highest where no title is marked; unmarked ones go by their numbering: a kind of number first met
 * under a heading is one level below it, and keeps that level.
 */
export function assignLevels(drafts: readonly Draft[], rules: StructureRules): void {
  const marked = drafts.filter(({ form, depth }) => form === 'heading' && depth !== undefined);
  const titleDepth = marked.find(({ kind }) => kind === 'title')?.depth;
  const depths = marked.filter(({ kind }) => kind === 'heading').map(({ depth }) => depth!);
  const highest = depths.reduce((least, depth) => Math.min(least, depth), deepest);
  const base = titleDepth !== undefined && titleDepth < highest ? titleDepth : highest - 1;
  const levels = new Map<string, number>();
  /** The level of the heading that we are under. */
  let under = 0;
  for (const draft of drafts) {
    if (draft.kind !== 'heading') continue;
    const { depth, form, numbered, content } = draft;
    const style = numbered?.numbering.name ?? 'bold';
    // A foreword has nothing under it.
    const isApart = !numbered && rules.plainHead.test(squash(content.text.slice(0, 60)));
    if (form === 'heading' && depth !== undefined) draft.level = Math.max(1, depth - base);
    else if (isApart) draft.level = 1;
    else draft.level = levels.get(style) ?? Math.min(deepest, under + 1);
    if (!isApart && (form !== 'heading' || numbered) && !levels.has(style))
      levels.set(style, draft.level);
    under = isApart ? 0 : draft.level;
  }
}
