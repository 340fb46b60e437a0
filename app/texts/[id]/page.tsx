import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { after } from 'next/server';
import { nameCookie, readName } from '@/app/people/name';
import { getT } from '@/lib/i18n/server';
import { Translations } from '@/lib/i18n/translations';
import { beadIndex, readBeads } from '@/lib/store/beads';
import { historyState } from '@/lib/store/answer';
import { readStand } from '@/lib/store/stand';
import { markOpened, readText, readTitle } from '@/lib/store/texts';
import { windowSize } from './bead-windows';
import { outlineCookie, toolsCookie } from './outline-cookie';
import { matchesCookie } from './matches/matches-cookie';
import { Reader } from './reader';

const beadsBefore = 2;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ id }, { t }] = await Promise.all([params, getT('reader')]);
  return { title: (await readTitle(id)) ?? t('unknown') };
}

/** A text side by side, where one left off, or at the bead that the address names (`?bead=`). */
export default async function ReaderPage({ params, searchParams }: Props) {
  const [{ id }, { bead }] = await Promise.all([params, searchParams]);
  // First where the text stands: what is newer than it says is told once more.
  const stand = await readStand(id);
  const text = await readText(id);
  if (!text) notFound();
  const named = typeof bead === 'string' && /^\d{1,15}$/.test(bead) ? Number(bead) : null;
  const namedIndex = named === null ? null : await beadIndex(text.alignmentId, named);
  const at = namedIndex ?? text.lastIndex;
  // A place that one is sent to is shown with what leads up to it.
  const start = namedIndex === null ? at : Math.max(0, at - beadsBefore);

  const from = Math.floor(start / windowSize) * windowSize;
  const [beads, history] = await Promise.all([
    readBeads(text.alignmentId, from, 2 * windowSize),
    historyState(id),
  ]);
  const kept = (await cookies()).get(nameCookie)?.value;
  // Who translates needs them; who reads asks for them.
  const panel = (await cookies()).get(matchesCookie)?.value;
  const isTranslated = text.versions[1]?.fileName === '';
  after(() => markOpened(id));
  return (
    <Translations
      namespaces={[
        'reader',
        'arranging',
        'operations',
        'quality',
        'people',
        'comments',
        'versions',
        'replace',
        'filter',
        'translate',
        'matches',
      ]}
    >
      <Reader
        // Another text is another page, though the route is the same.
        key={id}
        text={text}
        first={{ from, beads, ...stand }}
        start={start}
        at={at}
        named={namedIndex !== null}
        history={history}
        name={kept === undefined ? null : readName(kept)}
        matchesOpen={panel === undefined ? isTranslated : panel === 'open'}
        outlineFolded={(await cookies()).get(outlineCookie)?.value === 'folded'}
        toolsFolded={(await cookies()).get(toolsCookie)?.value === 'folded'}
      />
    </Translations>
  );
}
