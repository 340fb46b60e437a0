import { splitSentences } from '../sentences';
import { BOLD } from '../tracked';
import type { Sentence, SentenceRole, Span } from '../types';
import type { Draft } from './draft';
import type { StructureRules } from './rules';

/** The longest sentence that may be a reference, in UTF-16 code units. */
const longestReference = 60;

/**
 * The sentences of a block with their roles and places. Titles, headings, contents entries, notes and
 * the like are one sentence each; a bold head that opens its paragraph ends where its bold type does.
 */
export function readSentences(draft: Draft, lang: string, rules: StructureRules): Sentence[] {
  const { content } = draft;
  if (content.length === 0) return [];
  const head =
    draft.kind === 'paragraph' || draft.kind === 'list-item' ? runInEnd(draft, rules) : 0;
  return sentenceSpans(draft, lang, head).map((span): Sentence => {
    const text = content.text.slice(span.start, span.end);
    const isReference = text.length <= longestReference && rules.reference.test(text);
    let role: SentenceRole = 'plain';
    if (isReference) role = 'reference';
    else if (head > 0 && span.start === 0 && span.end === head) role = 'run-in';
    return { text, spans: content.spans(span.start, span.end), role };
  });
}

function sentenceSpans({ kind, content: { text } }: Draft, lang: string, head: number): Span[] {
  const isOne = kind === 'title' || kind === 'heading' || kind === 'contents-entry';
  if (isOne) return [{ start: 0, end: text.length }];
  if (head === 0) return splitSentences(text, lang);
  return [
    { start: 0, end: head },
    ...splitSentences(text.slice(head), lang).map(({ start, end }) => ({
      start: start + head,
      end: end + head,
    })),
  ];
}

/** Where the bold head that opens a paragraph ends, if it is a sentence of its own; else 0. */
function runInEnd({ content, isBold }: Draft, rules: StructureRules): number {
  if (isBold) return 0;
  const end = content.text.slice(0, content.styledUntil(BOLD)).trimEnd().length;
  if (end === 0 || end > rules.longestHeading * 2) return 0;
  return /[。！？.!?]["”’」』）)]*$/.test(content.text.slice(0, end)) ? end : 0;
}
