import { SaxesParser } from 'saxes';
import { escapeXml, writeAttributes } from '../xml/escape';

/** Stand for native codes of the document that was translated: their content is no text of it. */
const codes: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut']);

/** The attributes that the document type of TMX 1.4b allows. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  bpt: ['i', 'x', 'type'],
  ept: ['i'],
  it: ['pos', 'x', 'type'],
  ph: ['x', 'assoc', 'type'],
  hi: ['x', 'type'],
  ut: ['x'],
  sub: ['datatype', 'type'],
};

/** An inline code (`bpt ept it ph ut`), a highlighted stretch (`hi`), or text inside a code (`sub`). */
export interface InlineTag {
  name: string;
  attributes: Readonly<Record<string, string>>;
  parts: readonly SegmentPart[];
}

export type SegmentPart = string | InlineTag;

/**
 * Gathers a segment as it is parsed: the text that a reader sees, and, if there are inline tags, all
 * of it as XML in one canonical form that the document type allows. A tag that may not stand where
 * it stands is dropped, and its text kept.
 */
export class SegmentBuilder {
  text = '';
  /** The segment as XML; null where it is plain text. */
  markup: string | null = null;
  /** Open tags; '' is one that was dropped. */
  private open: string[] | null = null;
  /** Whether nothing followed the last opening tag yet. */
  private isBare = false;
  /** The numbers of beginning codes that have not ended, to number those without one. */
  private begun: string[] | null = null;
  private codes = 0;

  /** @returns whether the tag may stand here */
  start(name: string, attributes: Readonly<Record<string, string>>): boolean {
    const open = (this.open ??= []);
    const parent = open.findLast((tag) => tag !== '') ?? 'seg';
    const isAllowed = codes.has(parent) ? name === 'sub' : codes.has(name) || name === 'hi';
    open.push(isAllowed ? name : '');
    if (isAllowed) {
      this.markup ??= escapeXml(this.text, 'text');
      this.markup += `<${name}${writeAttributes(this.complete(name, attributes))}>`;
      this.isBare = true;
    }
    return isAllowed;
  }

  add(data: string): void {
    if (data === '') return;
    if (this.markup !== null) {
      this.markup += escapeXml(data, 'text');
      this.isBare = false;
    }
    if (this.open === null || this.open.every((tag) => tag === 'hi' || tag === ''))
      this.text += data;
  }

  end(): void {
    const name = this.open?.pop();
    if (!name || this.markup === null) return;
    if (this.isBare) this.markup = `${this.markup.slice(0, -1)}/>`;
    else this.markup += `</${name}>`;
    this.isBare = false;
  }

  /** The attributes in one order, with those that must be there. */
  private complete(
    name: string,
    attributes: Readonly<Record<string, string>>,
  ): Record<string, string> {
    const given = { ...attributes };
    if (name === 'bpt') (this.begun ??= []).push((given.i ||= String(++this.codes)));
    else if (name === 'ept') given.i ||= this.begun?.pop() ?? String(++this.codes);
    else if (name === 'it' && given.pos !== 'end') given.pos = 'begin';
    const complete: Record<string, string> = {};
    for (const key of allowed[name]!) if (given[key]) complete[key] = given[key];
    return complete;
  }
}

/**
 * A segment with its inline codes, for showing them.
 * @param markup `markup` of a variant
 * @throws Error where it is no well-formed XML
 */
export function parseMarkup(markup: string): SegmentPart[] {
  const root: SegmentPart[] = [];
  const open = [root];
  walk(markup, {
    start(name, attributes) {
      const parts: SegmentPart[] = [];
      open.at(-1)!.push({ name, attributes: { ...attributes }, parts });
      open.push(parts);
    },
    add: (data) => open.at(-1)!.push(data),
    end: () => open.pop(),
  });
  return root;
}

/**
 * Text and markup of a segment that comes as XML from elsewhere, in canonical form.
 * @throws Error where it is no well-formed XML
 */
export function canonicalSegment(markup: string): { text: string; markup: string | null } {
  const builder = new SegmentBuilder();
  walk(markup, builder);
  return { text: builder.text, markup: builder.markup };
}

function walk(
  markup: string,
  to: {
    start(name: string, attributes: Record<string, string>): unknown;
    add(data: string): unknown;
    end(): unknown;
  },
): void {
  const parser = new SaxesParser({ fragment: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    to.start(name, attributes as Record<string, string>),
  );
  parser.on('text', (data) => to.add(data));
  parser.on('cdata', (data) => to.add(data));
  parser.on('closetag', () => to.end());
  parser.write(markup).close();
}
