/** A half-open range [start, end) of the decoded source, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

/** The kinds of light markup that can be read. */
export type SourceFormat = 'txt' | 'md' | 'html';

export type BlockKind =
  'title' | 'heading' | 'paragraph' | 'list-item' | 'caption' | 'note' | 'contents-entry';

/**
 * `run-in`: a head that opens its paragraph (`**尊重网络主权。**`).
 * `reference`: a pointer to a sidebar or another page (`（见专栏1）`).
 */
export type SentenceRole = 'plain' | 'run-in' | 'reference';

export interface Sentence {
  /** The text after the applied repairs, without markup. */
  text: string;
  /** Where it stands in the source: one span, or several where a repair joined it, in reading order. */
  spans: Span[];
  role: SentenceRole;
}

export interface Block {
  kind: BlockKind;
  /** Headings: 1 is a chapter, one less than its depth below the title. Absent elsewhere. */
  level?: number;
  /** Contents entries: index in `PreparedText.blocks` of the heading that the entry names. */
  heading?: number;
  sentences: Sentence[];
}

export type RepairKind =
  | 'join-paragraph'
  | 'join-heading'
  | 'move-block'
  | 'drop-doubled'
  | 'space'
  | 'width'
  | 'punctuation'
  | 'bracket'
  | 'variant'
  | 'repetition';

/** `certain` repairs are applied unless a person decides otherwise; `uncertain` ones wait. */
export type Certainty = 'certain' | 'uncertain';

/** A recorded, reversible change that cleaning made, or proposes to make, to the raw text. */
export interface Repair {
  /** The same change to the same text has the same key whenever the source is read. */
  key: string;
  kind: RepairKind;
  /** The place in the decoded source. */
  span: Span;
  before: string;
  after: string;
  certainty: Certainty;
  applied: boolean;
}

/** What a person decided on single repairs, by `Repair.key`; all others go by their certainty. */
export type RepairDecisions = Readonly<Record<string, 'apply' | 'leave'>>;

/** A version as cleaning and segmentation made it: the end of `lib/text`. */
export interface PreparedText {
  title: string;
  lang: string;
  /** The decoded source with its own line ends: all spans refer to it. */
  source: string;
  blocks: Block[];
  repairs: Repair[];
}
