import { countScripts } from './han';
import { readMarkup } from './markup/read-markup';
import { mendBreaks } from './repair/breaks';
import { findLineHyphens } from './repair/find-hyphens';
import { RepairLog } from './repair/repair-log';
import { findSlips, mendSlips } from './repair/slips';
import { readSentences } from './structure/block-sentences';
import { classify } from './structure/classify';
import { matchContents } from './structure/contents';
import type { Draft } from './structure/draft';
import { assignLevels } from './structure/levels';
import { structureRulesFor } from './structure/registry';
import type { Block, PreparedText, RepairDecisions, SourceFormat } from './types';

export interface PrepareOptions {
  /** BCP 47 */
  lang: string;
  format: SourceFormat;
  /** What a person decided on repairs, by their keys. */
  decisions?: RepairDecisions;
}

/**
 * Cleans and segments a decoded source: light markup is read, broken paragraphs are mended, every block
 * gets its kind, and its text is split into sentences that know their place in the source. Repairs are
 * all listed; those that are certain are applied, unless a decision says otherwise.
 *
 * Pure: the same source and decisions give the same text. Time and space are linear in the length of
 * the source. A source with nothing but markup gives no blocks.
 */
export function prepareText(source: string, options: PrepareOptions): PreparedText {
  const { lang, format, decisions = {} } = options;
  const rules = structureRulesFor(lang);
  const log = new RepairLog(source, decisions);
  const classified = classify(readMarkup(source, format), rules);
  const mended = mendBreaks(classified, source, rules, log);
  assignLevels(mended, rules);
  matchContents(mended);

  const isSimplified = rules.tag === 'zh' && isSimplifiedText(mended, lang);
  const hyphens = findLineHyphens(
    mended.map(({ content }) => content),
    source,
  );
  const drafts = mended.map((draft, at): Draft => {
    if (draft.form === 'fixed') return draft;
    const { content, numbered } = draft;
    const context = { lang, isSimplified, numberLength: numbered?.length ?? 0 };
    const slips = findSlips(content.text, rules, context);
    return { ...draft, content: mendSlips(content, slips, hyphens[at]!, log).trim() };
  });

  const places = new Map(mended.map((draft, at) => [draft, at]));
  const blocks = drafts.map((draft): Block => {
    const block: Block = { kind: draft.kind, sentences: readSentences(draft, lang, rules) };
    if (draft.level !== undefined) block.level = draft.level;
    const heading = draft.heading && places.get(draft.heading);
    if (heading !== undefined) block.heading = heading;
    return block;
  });
  const title = drafts.find(({ kind }) => kind === 'title')?.content.text ?? '';
  return { title, lang, source, blocks, repairs: log.repairs() };
}

/** Whether a Chinese text is simplified throughout, so that a traditional character is a slip. */
function isSimplifiedText(drafts: readonly Draft[], lang: string): boolean {
  if (/-hant\b|-tw\b|-hk\b|-mo\b/i.test(lang)) return false;
  let simplified = 0;
  let traditional = 0;
  for (const { content } of drafts) {
    const counts = countScripts(content.text);
    simplified += counts.simplified;
    traditional += counts.traditional;
  }
  return simplified >= 20 && traditional * 20 <= simplified;
}
