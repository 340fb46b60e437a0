import { squash, type Draft } from './draft';
import type { StructureRules } from './rules';

/** How many blocks the title, date, issuing body and caption may take at the front. */
const front = 6;

/** Finds the title, and the date, the issuing body and the caption beside it. */
export function markTitleBlock(drafts: readonly Draft[], rules: StructureRules): void {
  const title = findMarkedTitle(drafts, rules) ?? findPlainTitle(drafts, rules);
  if (title !== undefined) {
    drafts[title]!.kind = 'title';
    markImprint(drafts, title, rules);
  }
  markCaptions(drafts, title, rules);
}

/** The one heading of the first depth, where there are deeper ones or none. */
function findMarkedTitle(drafts: readonly Draft[], rules: StructureRules): number | undefined {
  let found: number | undefined;
  for (let at = 0; at < drafts.length; at += 1) {
    const { form, depth, content, kind } = drafts[at]!;
    if (form !== 'heading' || depth !== 1 || kind !== 'heading') continue;
    if (found !== undefined) return undefined;
    if (content.length > rules.longestHeading * 2) return undefined;
    found = at;
  }
  return found;
}

/**
 * A short first line that is no sentence and no numbered head, before a date, the contents, a head or
 * a paragraph far longer than itself.
 */
function findPlainTitle(drafts: readonly Draft[], rules: StructureRules): number | undefined {
  for (let at = 0; at < Math.min(2, drafts.length); at += 1) {
    const { kind, form, content, numbered } = drafts[at]!;
    const { text } = content;
    if (kind !== 'paragraph' || form !== 'paragraph' || numbered) continue;
    if (text.length > rules.longestPlainHeading || isHeadlike(text, rules)) continue;
    if (rules.closed.test(text) && !/[》”’）)"?？!！]$/.test(text)) continue;
    if (rules.openEnd.test(text) || /^\p{Ll}/u.test(text) || rules.freshStart.test(text)) continue;
    const behind = drafts.slice(at + 1, at + 1 + front);
    if (behind.some((next) => isTold(next, text, rules))) return at;
  }
  return undefined;
}

function isHeadlike(text: string, rules: StructureRules): boolean {
  return rules.plainHead.test(squash(text)) || rules.date.test(text) || rules.reference.test(text);
}

/** Whether a block says that what stands before it is a title. */
function isTold({ kind, content: { text } }: Draft, title: string, rules: StructureRules): boolean {
  if (kind === 'contents-entry' || kind === 'heading') return true;
  return (
    isHeadlike(text.slice(0, 100), rules) ||
    (text.length > 3 * title.length && rules.innerEnd.test(text.slice(0, 2000)))
  );
}

/** The date and the issuing body are the short blocks that follow the title. */
function markImprint(drafts: readonly Draft[], title: number, rules: StructureRules): void {
  let dated = false;
  for (let at = title + 1; at <= title + 4 && at < drafts.length; at += 1) {
    const draft = drafts[at]!;
    if (draft.kind !== 'paragraph' || draft.form !== 'paragraph' || draft.numbered) return;
    const { text } = draft.content;
    if (text.length > rules.longestHeading) return;
    const isDate = rules.date.test(text);
    // A bold line of capitals may be a head; beside a date it is not.
    if (!isDate && !(rules.issuingBody.test(text) && (dated || isDated(drafts[at + 1], rules))))
      return;
    dated ||= isDate;
    draft.kind = 'note';
  }
}

function isDated(draft: Draft | undefined, rules: StructureRules): boolean {
  return draft !== undefined && draft.content.length < 60 && rules.date.test(draft.content.text);
}

/**
 * The caption of a picture over the text: an italic paragraph at the front, or a paragraph that comes
 * before the title, or before the contents where no title does.
 */
function markCaptions(
  drafts: readonly Draft[],
  title: number | undefined,
  rules: StructureRules,
): void {
  const isBelow = title !== undefined && title < front;
  for (let at = isBelow ? title + 1 : 0; at < drafts.length && at < (title ?? 0) + front; at += 1) {
    const draft = drafts[at]!;
    if (draft.kind === 'note') continue;
    if (draft.kind !== 'paragraph') break;
    if (draft.isItalic && draft.content.length < 5 * rules.longestHeading) draft.kind = 'caption';
  }
  const [first, second] = drafts;
  if (first?.kind !== 'paragraph' || first.form !== 'paragraph' || first.numbered) return;
  const { text } = first.content;
  const isOne = text.length < 3 * rules.longestHeading && !rules.innerEnd.test(text);
  const isLed = second?.kind === 'contents-entry' || second?.kind === 'title';
  if (isOne && isLed && rules.closed.test(text)) first.kind = 'caption';
}
