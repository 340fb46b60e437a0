import { parseFragment, Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5';
import { BOLD, ITALIC, TrackedText } from '../tracked';
import type { Span } from '../types';
import { lineJoint } from './line-breaks';
import type { Form, MarkedBlock } from './marked-block';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that hold nothing to read: programs, controls, and the sound written over Chinese. */
const skipped = words(
  'audio button canvas datalist head iframe math nav noscript object rp rt script select style svg template textarea title video',
);
/** Their content is not parsed (HTML standard, 13.2.6.2). */
const raw = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ...['style', 'iframe', 'noembed', 'noframes', 'xmp'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
  ...['title', 'textarea'].map((name) => [name, TokenizerMode.RCDATA] as const),
]);
const inline = words(
  'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rb ruby s samp small span strike strong sub sup time tt u var wbr',
);
const styles = new Map([
  ['b', BOLD],
  ['strong', BOLD],
  ['i', ITALIC],
  ['em', ITALIC],
  ['cite', ITALIC],
]);
/** What may stand in a head without ending it. */
const headContent = words('base head html link meta noscript script style template title');
const rubyParts = words('rp rt');
/** Elements whose items end with them, whether they were closed or not. */
const scoped = words('dl menu ol table ul');
const forms = new Map<string, Form>([
  ['li', 'list-item'],
  ['figcaption', 'caption'],
  ['caption', 'caption'],
  ['td', 'fixed'],
  ['th', 'fixed'],
  ['pre', 'fixed'],
]);

/**
 * Reads an HTML page into paragraphs. It is read by tokens (parse5), without the tree: where a
 * block-level element begins or ends, so does a paragraph, however badly it is nested. Linear in the
 * length of the source, and deep nesting costs nothing.
 */
export function readHtml(source: string): MarkedBlock[] {
  const reader = new HtmlReader(source);
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, reader);
  reader.tokenizer = tokenizer;
  tokenizer.write(source, true);
  return reader.end();
}

/** What a list or a table interrupts, and goes on behind it. */
interface Scope {
  name: string;
  inside: Form | null;
}

class HtmlReader implements TokenHandler {
  tokenizer: Tokenizer | undefined;
  private readonly blocks: MarkedBlock[] = [];
  private parts: TrackedText[] = [];
  /** What the innermost item, cell or caption makes of its text. */
  private inside: Form | null = null;
  private readonly scopes: Scope[] = [];
  /** The depth of the heading being read, 0 for none. */
  private depth = 0;
  /** How many of each styling, skipped or scoped element are open. */
  private readonly open = new Map<string, number>();
  private skipping = 0;
  /** The end of the last token that was no text. */
  private place = 0;
  private charactersEnd = 0;
  private readonly meanings = new Map<string, string>();

  constructor(private readonly source: string) {}

  onStartTag(token: Token.TagToken): void {
    this.readUntil(token);
    const { tagName, selfClosing } = token;
    const mode = raw.get(tagName);
    if (mode !== undefined && this.tokenizer) this.tokenizer.state = mode;
    if (!headContent.has(tagName)) this.closeAll('head');
    if (rubyParts.has(tagName)) for (const name of rubyParts) this.closeAll(name);
    if (skipped.has(tagName)) {
      if (!selfClosing) this.enter(tagName);
      return;
    }
    if (tagName === 'br' && this.depth > 0) {
      this.parts.push(TrackedText.standIn(' ', { start: this.place, end: this.place }));
      return;
    }
    if (styles.has(tagName)) this.enter(tagName);
    if (inline.has(tagName)) return;
    this.flush();
    if (scoped.has(tagName)) {
      this.scopes.push({ name: tagName, inside: this.inside });
      this.open.set(tagName, this.openScopes(tagName) + 1);
      this.inside = null;
    } else if (tagName === 'tr') {
      this.inside = null;
    } else {
      this.inside = forms.get(tagName) ?? this.inside;
    }
    this.depth = depthOf(tagName) || this.depth;
  }

  onEndTag(token: Token.TagToken): void {
    this.readUntil(token);
    const { tagName } = token;
    if (tagName === 'ruby') for (const name of rubyParts) this.closeAll(name);
    if (!scoped.has(tagName)) this.close(tagName);
    if (inline.has(tagName) || skipped.has(tagName)) return;
    this.flush();
    if (depthOf(tagName) > 0) this.depth = 0;
    if (forms.has(tagName)) this.inside = null;
    if (scoped.has(tagName) && this.openScopes(tagName) > 0) {
      for (let scope = this.scopes.pop(); scope; scope = this.scopes.pop()) {
        this.inside = scope.inside;
        this.open.set(scope.name, this.openScopes(scope.name) - 1);
        if (scope.name === tagName) break;
      }
    }
  }

  private openScopes(name: string): number {
    return this.open.get(name) ?? 0;
  }

  private enter(name: string): void {
    if (skipped.has(name)) this.skipping += 1;
    this.open.set(name, (this.open.get(name) ?? 0) + 1);
  }

  private close(name: string): void {
    const count = this.open.get(name) ?? 0;
    if (count === 0) return;
    if (skipped.has(name)) this.skipping -= 1;
    this.open.set(name, count - 1);
  }

  private closeAll(name: string): void {
    while ((this.open.get(name) ?? 0) > 0) this.close(name);
  }

  onCharacter({ location }: Token.CharacterToken): void {
    // Where a run of characters begins and ends is not reliable beside references; the end is one bound.
    this.charactersEnd = Math.max(this.charactersEnd, location?.endOffset ?? 0);
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  onNullCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  onComment(token: Token.CommentToken): void {
    this.readUntil(token);
  }

  onDoctype(token: Token.DoctypeToken): void {
    this.readUntil(token);
  }

  onEof(): void {
    // `end` reads the rest.
  }

  end(): MarkedBlock[] {
    // A tag that the end of the file cuts off is no text.
    this.readCharacters({ start: this.place, end: Math.max(this.place, this.charactersEnd) });
    this.flush();
    return this.blocks;
  }

  /** Reads the text before a token. */
  private readUntil({ location }: Token.Token): void {
    if (!location) return;
    this.readCharacters({ start: this.place, end: location.startOffset });
    this.place = location.endOffset;
  }

  /** Character references stand as a whole for what they mean. */
  private readCharacters({ start, end }: Span): void {
    if (this.skipping > 0 || end <= start) return;
    const style = this.style();
    let done = start;
    for (const match of this.source
      .slice(start, end)
      .matchAll(/&(?:#x?[\da-f]{1,8}|[a-z][a-z\d]{1,31});?|<\/>/gi)) {
      const meaning = this.meaningOf(match[0]);
      if (meaning === match[0]) continue;
      const from = start + match.index;
      // A reference without its semicolon may end before the word does: `&copy2020`.
      const rest = sharedTail(match[0], meaning);
      const to = from + match[0].length - rest;
      this.parts.push(TrackedText.verbatim(this.source, { start: done, end: from }, style));
      this.parts.push(
        TrackedText.standIn(
          meaning.slice(0, meaning.length - rest),
          { start: from, end: to },
          style,
        ),
      );
      done = to;
    }
    this.parts.push(TrackedText.verbatim(this.source, { start: done, end }, style));
  }

  private meaningOf(reference: string): string {
    let meaning = this.meanings.get(reference);
    if (meaning === undefined) {
      const [node] = parseFragment(reference).childNodes;
      meaning = node && 'value' in node ? node.value : '';
      this.meanings.set(reference, meaning);
    }
    return meaning;
  }

  private style(): number {
    let style = 0;
    for (const [name, bit] of styles) if ((this.open.get(name) ?? 0) > 0) style |= bit;
    return style;
  }

  private flush(): void {
    const content = collapseSpace(TrackedText.concat(this.parts));
    this.parts = [];
    if (content.length === 0) return;
    if (this.depth > 0) this.blocks.push({ form: 'heading', depth: this.depth, content });
    else this.blocks.push({ form: this.inside ?? 'paragraph', content });
  }
}

/** 1 to 6 for `h1` to `h6`, 0 for anything else. */
function depthOf(tagName: string): number {
  return Number(/^h([1-6])$/.exec(tagName)?.[1] ?? 0);
}

/** How many characters a reference and its meaning have in common at the end, the semicolon aside. */
function sharedTail(reference: string, meaning: string): number {
  let shared = 0;
  while (
    shared < meaning.length - 1 &&
    reference.at(-1 - shared) === meaning.at(-1 - shared) &&
    reference.at(-1 - shared) !== ';'
  )
    shared += 1;
  return shared;
}

/** Runs of white space become one space, and nothing where they only break a line of Chinese. */
function collapseSpace(content: TrackedText): TrackedText {
  const { text } = content;
  const edits = [...text.matchAll(/[ \t\n\f\r]+/g)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const isBreak = /[\n\r]/.test(match[0]);
    const space = isBreak
      ? lineJoint(text.slice(Math.max(0, start - 3), start), text.slice(end, end + 3))
      : ' ';
    return match[0] === space ? [] : [{ start, end, text: space }];
  });
  return content.replace(edits).trim();
}
