import type { MarkedBlock } from '../markup/marked-block';
import { BOLD, ITALIC } from '../tracked';
import { markContents } from './contents';
import { isWhollyStyled, squash, type Draft } from './draft';
import { readNumber } from './numbers';
import type { StructureRules } from './rules';
import { markTitleBlock } from './title-block';

/**
 * Finds out what every block is: title, note, caption, contents entry, heading, list item, paragraph.
 * Levels come later (`assignLevels`), when cut paragraphs are whole again. Linear.
 */
export function classify(blocks: readonly MarkedBlock[], rules: StructureRules): Draft[] {
  const drafts = blocks.map((block): Draft => ({
    ...block,
    kind: block.form === 'fixed' ? 'paragraph' : block.form,
    numbered: readNumber(block.content.text, rules.numberings),
    isBold: isWhollyStyled(block.content, BOLD),
    isItalic: isWhollyStyled(block.content, ITALIC),
  }));
  markContents(drafts, rules);
  markTitleBlock(drafts, rules);
  markNotes(drafts, rules);
  markPlainHeads(drafts, rules);
  markNumbered(drafts, rules);
  return drafts;
}

function markNotes(drafts: readonly Draft[], rules: StructureRules): void {
  for (const draft of drafts) {
    if (draft.kind !== 'paragraph' || draft.form === 'fixed') continue;
    const { text } = draft.content;
    if (text.length > rules.longestHeading) continue;
    if (rules.reference.test(text)) draft.kind = 'note';
    else if (rules.caption.test(text) && !/[。！？!?]$/.test(text)) draft.kind = 'caption';
  }
}

/** Heads that are bold, or are one of the words that only heads are. */
function markPlainHeads(drafts: readonly Draft[], rules: StructureRules): void {
  for (const draft of drafts) {
    if (draft.kind !== 'paragraph' || draft.form === 'fixed') continue;
    const { text } = draft.content;
    const isHead = draft.isBold && text.length <= rules.longestHeading && !rules.closed.test(text);
    if (isHead || (text.length <= 40 && rules.plainHead.test(squash(text)))) draft.kind = 'heading';
  }
}

/**
 * Numbered lines: a list where the next number follows at once, else a heading where it is short,
 * is no sentence, and stands in sequence.
 */
function markNumbered(drafts: readonly Draft[], rules: StructureRules): void {
  /** The last number of each numbering that is open. */
  const last = new Map<string, number>();
  const rank = new Map<string, number>();
  drafts.forEach((draft, at) => {
    const { numbered, kind } = draft;
    if (!numbered) return;
    const { name, sure } = numbered.numbering;
    if (kind === 'paragraph' && draft.form !== 'fixed') {
      const { text } = draft.content;
      const expected = (last.get(name) ?? 0) + 1;
      const inSequence = numbered.value === expected || numbered.value === 1;
      const isShort = text.length <= rules.longestPlainHeading && !rules.closed.test(text);
      if (!sure && (goesOn(draft, drafts[at + 1]) || goesOn(drafts[at - 1], draft)))
        draft.kind = 'list-item';
      else if (isShort && (sure || (inSequence && text.length > numbered.length)))
        draft.kind = 'heading';
    }
    if (draft.kind !== 'heading') return;
    // A heading closes the numberings below it.
    if (!rank.has(name)) rank.set(name, rank.size);
    for (const other of last.keys()) if (rank.get(other)! > rank.get(name)!) last.delete(other);
    last.set(name, numbered.value);
  });
}

/** Whether one block is the next item of the list that the other stands in. */
function goesOn(first: Draft | undefined, second: Draft | undefined): boolean {
  if (!first?.numbered || !second?.numbered) return false;
  if (![first.kind, second.kind].every((kind) => kind === 'paragraph' || kind === 'list-item'))
    return false;
  return (
    first.numbered.numbering === second.numbered.numbering &&
    first.numbered.value + 1 === second.numbered.value
  );
}
