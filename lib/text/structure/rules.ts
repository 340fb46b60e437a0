/** A way of numbering headings or items. */
export interface Numbering {
  name: string;
  /** Matches the number at the front of a block; group 1 is the number itself. */
  pattern: RegExp;
  /** Nothing but a heading begins like this: `第三章`, `Chapter 3`. */
  sure: boolean;
}

/** How a language shows the structure of its texts: data for `lib/text/structure` and `lib/text/repair`. */
export interface StructureRules {
  /** BCP 47, the primary subtag. */
  tag: string;
  /** The head of a table of contents, the whole block without white space. */
  contentsHead: RegExp;
  /** Unnumbered heads of the first level, the whole block without white space. */
  plainHead: RegExp;
  numberings: readonly Numbering[];
  /** A date that is a block of its own. */
  date: RegExp;
  /** Who issued the text, beside the title or the date. */
  issuingBody: RegExp;
  /** How the caption of a figure begins. */
  caption: RegExp;
  /** A sentence that only points to a sidebar, a figure or another page. */
  reference: RegExp;
  /** The most UTF-16 code units of a heading, and of one that is known by its number or place alone. */
  longestHeading: number;
  longestPlainHeading: number;
  /** The fewest code units of a paragraph that may have been cut. */
  shortestCut: number;
  /** A block that ends in this was not cut there. */
  closed: RegExp;
  /** A sentence's end with more behind it. */
  innerEnd: RegExp;
  /** What a paragraph cannot end with: a conjunction, a comma. */
  openEnd: RegExp;
  /** What a paragraph cannot begin with. */
  openStart: RegExp;
  /** What begins a paragraph of its own, whatever stood before. */
  freshStart: RegExp;
}
