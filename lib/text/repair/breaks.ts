import type { Draft } from '../structure/draft';
import type { StructureRules } from '../structure/rules';
import { TrackedText } from '../tracked';
import type { Certainty, Span } from '../types';
import type { RepairLog } from './repair-log';
import { countPhrases, wordCrosses } from './seam';

/** The most blocks that a page break puts inside a paragraph. */
const mostIntruders = 5;
/** Words that stand twice in good English. */
const rightlyDoubled = new Set(['that', 'had', 'is', 'do', 'no', 'very', 'so', 'her', 'in']);

/** What speaks for two blocks being one paragraph. */
interface Seam {
  certainty: Certainty;
  isHeading: boolean;
  /** Characters that the front of the second repeats from the end of the first, and how sure that is. */
  doubled: { length: number; certainty: Certainty } | null;
}

/**
 * Joins paragraphs that a break of the page or column cut, takes a title block that stood in the cut to
 * the head of the text, and drops what the seam has twice. Every change is listed in `log`, and made
 * only where it is applied. Linear.
 */
export function mendBreaks(
  drafts: readonly Draft[],
  source: string,
  rules: StructureRules,
  log: RepairLog,
): Draft[] {
  const judge = new SeamJudge(drafts, rules);
  const moved: Draft[] = [];
  const mended: Draft[] = [];
  for (let at = 0; at < drafts.length; at += 1) {
    let whole = drafts[at]!;
    let last = whole;
    const behind: Draft[] = [];
    for (;;) {
      const intruders = judge.intrudersAt(at + 1, whole);
      const next = drafts[at + 1 + intruders.length];
      const seam = next && judge.judge(last, next, intruders);
      if (!next || !seam) break;
      const gap = gapBetween(last, next);
      const joint = needsSpace(last, next) ? ' ' : '';
      const isJoined = log.add({
        kind: seam.isHeading ? 'join-heading' : 'join-paragraph',
        span: gap,
        before: source.slice(gap.start, gap.end),
        after: joint,
        certainty: seam.certainty,
      });
      const isMoved =
        seam.certainty === 'certain' && isTitleBlock(intruders) && moveAway(intruders, source, log);
      const dropped = dropDoubled(next, seam, isJoined, log);
      if (isMoved) moved.push(...intruders);
      if (!isJoined) {
        if (isMoved) at += intruders.length;
        break;
      }
      if (!isMoved) behind.push(...intruders);
      whole = join(whole, next, joint, dropped);
      last = next;
      at += intruders.length + 1;
    }
    mended.push(whole, ...behind);
  }
  return [...moved, ...mended];
}

function gapBetween(first: Draft, second: Draft): Span {
  const end = first.content.hull(0, first.content.length).end;
  return { start: end, end: Math.max(end, second.content.sourceAt(0)) };
}

function needsSpace({ content: before }: Draft, { content: after }: Draft): boolean {
  const isSpaced = (text: string) => /[\p{Script=Latin}\p{N},;:]/u.test(text);
  return isSpaced(before.text.at(-1)!) && isSpaced(after.text[0]!);
}

function join(whole: Draft, next: Draft, joint: string, dropped: number): Draft {
  const end = whole.content.hull(0, whole.content.length).end;
  const content = TrackedText.concat([
    whole.content,
    TrackedText.standIn(joint, { start: end, end }),
    next.content.slice(dropped).withJoint(),
  ]);
  return { ...whole, content };
}

function isTitleBlock(intruders: readonly Draft[]): boolean {
  return intruders[0]?.kind === 'title';
}

function moveAway(intruders: readonly Draft[], source: string, log: RepairLog): boolean {
  const { start } = intruders[0]!.content.hull(0, 1);
  const { content } = intruders.at(-1)!;
  const { end } = content.hull(0, content.length);
  const before = source.slice(start, end);
  return log.add({
    kind: 'move-block',
    span: { start, end },
    before,
    after: '',
    certainty: 'certain',
  });
}

/** @returns how many characters of the second text are dropped */
function dropDoubled({ content }: Draft, seam: Seam, isJoined: boolean, log: RepairLog): number {
  if (!seam.doubled) return 0;
  const { length, certainty } = seam.doubled;
  const before = content.text.slice(0, length);
  const span = content.hull(0, length);
  const isDropped = log.add({ kind: 'drop-doubled', span, before, after: '', certainty }, isJoined);
  return isDropped ? length : 0;
}

/** Weighs the seams of one text. */
class SeamJudge {
  /** Whether nearly all paragraphs of the text are closed: in verse and lists an open end means nothing. */
  private readonly isProse: boolean;
  private readonly counts: ReadonlyMap<string, number>;

  constructor(
    private readonly drafts: readonly Draft[],
    private readonly rules: StructureRules,
  ) {
    const paragraphs = drafts.filter((draft) => this.isParagraph(draft));
    const open = paragraphs.filter((draft) => !this.isClosed(draft)).length;
    this.isProse = open <= 3 || open <= paragraphs.length * 0.2;
    this.counts = this.countAtSeams();
  }

  private isParagraph({ kind, form, isBold, content }: Draft): boolean {
    return (
      kind === 'paragraph' &&
      form === 'paragraph' &&
      !isBold &&
      content.length >= this.rules.shortestCut
    );
  }

  private isClosed({ content: { text } }: Draft): boolean {
    return this.rules.closed.test(text.slice(-4));
  }

  private mayBeCut(draft: Draft): boolean {
    return this.isParagraph(draft) && !this.isClosed(draft);
  }

  /** A heading that is no heading: a whole sentence, or far too long. */
  private isFalseHeading({ form, kind, content: { text } }: Draft): boolean {
    if (form !== 'heading' || kind !== 'heading') return false;
    return text.length > this.rules.longestHeading && this.rules.closed.test(text.slice(-4));
  }

  private isContinuation(draft: Draft): boolean {
    const { kind, form, isBold, numbered, content } = draft;
    if (numbered || isBold || this.rules.freshStart.test(content.text.slice(0, 20))) return false;
    return this.isFalseHeading(draft) || (kind === 'paragraph' && form === 'paragraph');
  }

  /** The blocks at `from` that a break of the page may have put into the paragraph before them. */
  intrudersAt(from: number, cut: Draft): Draft[] {
    const intruders: Draft[] = [];
    if (!this.mayBeCut(cut) && cut.kind !== 'paragraph') return intruders;
    for (let at = from; at < this.drafts.length && intruders.length < mostIntruders; at += 1) {
      const draft = this.drafts[at]!;
      const intrudes = draft.kind === 'title' || draft.kind === 'note' || draft.kind === 'caption';
      if (!intrudes && !isPageNumber(draft)) return intruders;
      intruders.push(draft);
    }
    return [];
  }

  judge(first: Draft, second: Draft, intruders: readonly Draft[]): Seam | null {
    const { rules, isProse } = this;
    const canBeCut = this.mayBeCut(first) || (this.isFalseHeading(first) && !this.isClosed(first));
    if (!canBeCut || !this.isContinuation(second)) return null;
    const left = first.content.text;
    const right = second.content.text;
    const tail = left.slice(-40);
    const head = right.slice(0, 40);
    const isHeading = this.isFalseHeading(second);
    const doubled = this.doubledAt(tail, head);
    const evidence = [
      rules.openEnd.test(tail),
      rules.openStart.test(head),
      rules.tag === 'zh' && wordCrosses(tail, head),
      doubled?.certainty === 'certain',
      isTitleBlock(intruders),
      isHeading,
      rules.tag === 'zh' && this.isBrokenOff(left),
    ].filter(Boolean).length;
    const inner = rules.innerEnd.test(left);
    const isWhole = rules.closed.test(right.slice(-4)) || this.mayBeCut(second);
    // After a salutation and the like a comma ends the paragraph.
    const isAddress = /[,，]$/.test(tail) && !/^\p{Ll}/u.test(head) && rules.tag === 'en';
    const isCut =
      inner || evidence >= 2 || isTitleBlock(intruders) || left.length >= 4 * rules.shortestCut;
    if (isProse && isWhole && !isAddress && evidence >= 1 && isCut)
      return { certainty: 'certain', isHeading, doubled };
    if (evidence >= 1 || (isProse && inner && isWhole && rules.tag === 'zh'))
      return { certainty: 'uncertain', isHeading, doubled };
    return null;
  }

  /** Whole sentences, then the long beginning of one more, which no by-line or signature is. */
  private isBrokenOff(left: string): boolean {
    const rest = /[。！？][”’」』）]*([^。！？]*)$/u.exec(left)?.[1] ?? '';
    return rest.length >= this.rules.shortestCut && /[，、]/.test(rest);
  }

  private doubledAt(tail: string, head: string): Seam['doubled'] {
    if (this.rules.tag === 'zh') {
      const syllable = head[0]!;
      if (!tail.endsWith(syllable) || !/\p{Script=Han}/u.test(syllable)) return null;
      // 天|天: the syllable is meant twice.
      if ((this.counts.get(syllable + syllable) ?? 0) > 0 || wordCrosses(syllable, syllable))
        return null;
      const isKnown = (this.counts.get(head.slice(0, 3)) ?? 0) >= 3;
      return { length: 1, certainty: isKnown ? 'certain' : 'uncertain' };
    }
    const last = /(\p{Ll}+)$/u.exec(tail)?.[1];
    if (last === undefined || rightlyDoubled.has(last) || !head.startsWith(`${last} `)) return null;
    return { length: last.length + 1, certainty: 'certain' };
  }

  /** How often the syllables that seams have twice stand in the text, alone and doubled. */
  private countAtSeams(): ReadonlyMap<string, number> {
    const phrases = new Set<string>();
    if (this.rules.tag === 'zh')
      this.drafts.forEach((draft, at) => {
        if (!this.mayBeCut(draft)) return;
        const next = this.drafts[at + 1 + this.intrudersAt(at + 1, draft).length];
        const head = next?.content.text.slice(0, 3) ?? '';
        if (head !== '' && draft.content.text.endsWith(head[0]!))
          phrases.add(head).add(head[0]! + head[0]!);
      });
    return countPhrases(textsOf(this.drafts), phrases);
  }
}

function* textsOf(drafts: readonly Draft[]): Generator<string> {
  for (const { content } of drafts) yield content.text;
}

function isPageNumber({ kind, content: { text } }: Draft): boolean {
  return (
    kind === 'paragraph' &&
    text.length <= 24 &&
    /^(?:[-–—·\s]*\d{1,4}[-–—·\s]*|第\s*\d{1,4}\s*页.{0,10}|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)$/i.test(
      text,
    )
  );
}
