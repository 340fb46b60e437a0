import { theLexicon } from '@/app/lexicon';
import type { BeadHelp, LitFragment } from '@/app/texts/[id]/matches/types';
import { linkedStretches } from '@/lib/align/linked-stretches';
import { linkWords } from '@/lib/align/word-links';
import { hasMemory, type BeadSegment } from '@/lib/store/bead-segment';
import { askMemory } from '@/lib/store/memory/service';
import type { FoundFragment, FoundMatch } from '@/lib/store/memory/types';
import { termsIn } from '@/lib/store/terms/known-terms';
import { createIntlSegmenter } from '@/lib/text/words/intl';

const mostMatches = 6;
const mostFragments = 4;
/** From this score on a whole match is good, and its parts say nothing more. */
const goodScore = 75;

/** What the memories and termbases know of a bead. A memory that does not answer fails nothing else. */
export async function helpFor(textId: string, segment: BeadSegment): Promise<BeadHelp> {
  const { beadId, source, from, to } = segment;
  const nothing = { beadId, segment: source, matches: [], fragments: [], terms: [], rebuilt: [] };
  if (source.trim() === '') return { ...nothing, hasMemory: true };
  const [found, terms, known] = await Promise.all([
    inMemories(textId, segment).catch(() => null),
    termsIn(source, { textId, from, to }, createIntlSegmenter(from).words(source)),
    hasMemory(),
  ]);
  return {
    ...nothing,
    matches: found?.matches ?? null,
    fragments: found?.fragments ?? [],
    terms,
    hasMemory: known,
    rebuilt: found?.rebuilt ?? [],
  };
}

async function inMemories(
  textId: string,
  { beadId, source, from, to }: BeadSegment,
): Promise<{ matches: FoundMatch[]; fragments: LitFragment[]; rebuilt: string[] }> {
  const scope = { segment: source, from, to, textId, beadId };
  const [matches, rebuilt] = await Promise.all([
    askMemory('lookup', { ...scope, limit: mostMatches, order: 'likeness' }),
    askMemory('rebuilt', null),
  ]);
  if (matches.some(({ score }) => score >= goodScore)) return { matches, fragments: [], rebuilt };
  const fragments = await askMemory('fragments', {
    ...scope,
    // Four letters say less than four characters.
    minimum: isChinese(from) ? 4 : 12,
    limit: mostFragments,
  });
  const whole = new Set(matches.map((match) => match.source));
  const parts = fragments.filter((it) => !whole.has(it.source)).map(withTarget);
  return { matches, fragments: parts, rebuilt };
}

/** Lights what probably translates the fragment. */
function withTarget(fragment: FoundFragment): LitFragment {
  const { source, target, sourceLang, sourcePlace } = fragment;
  const isFromChinese = isChinese(sourceLang);
  const links = isFromChinese
    ? linkWords(source, target, theLexicon())
    : linkWords(target, source, theLexicon());
  const side = isFromChinese ? 'chinese' : 'english';
  return { ...fragment, targetPlaces: linkedStretches(links, side, sourcePlace, target) };
}

function isChinese(lang: string): boolean {
  return /^zh\b/i.test(lang);
}
