'use client';

import { useMemo, useState } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { Button } from '@/app/shell/button';
import { keepCookie } from '@/app/shell/keep-cookie';
import { useTranslation } from '@/lib/i18n/client';
import type { Side } from '@/lib/store/types';
import type { Beads } from '../use-beads';
import type { Edits } from '../use-edits';
import { matchesCookie } from './matches-cookie';
import { MatchesButton } from './matches-button';
import { MatchesPanel } from './matches-panel';
import { offersOf } from './offers';
import { useDraftIssues } from './use-draft-issues';
import { useMatches } from './use-matches';
import { useTaking } from './use-taking';
import { warningsOf } from './warnings-of';

interface Page {
  textId: string;
  langs: Record<Side, string>;
  edits: Edits;
  beads: Beads;
  /** The bead that one is at. */
  here: number;
  /** Whether the panel is open when the page is. */
  opens: boolean;
  /** Called before the text beside the panel gets another width, and what it gives after. */
  holdPlace: () => () => void;
}

/** The panel of matches with its keys: what the reader needs of it. */
export function useMatchesPanel({ textId, langs, edits, beads, here, opens, holdPlace }: Page) {
  const { t } = useTranslation(['matches', 'quality']);
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(opens);
  const { help, hasFailed, retry } = useMatches({
    textId,
    lang: langs.source,
    index: here,
    beadAt: beads.current,
    isOpen,
    changed: edits.history,
  });
  const bead = beads.current(here);
  const written = useDraftIssues({
    textId,
    bead,
    edits,
    isOpen,
    onFound: ({ check }) => announce(t('said.warned', { what: t(`quality:checks.${check}`) })),
  });
  const warnings = useMemo(
    () => warningsOf(written ?? bead?.issues ?? []),
    [written, bead?.issues],
  );
  const offers = useMemo(() => (help ? offersOf(help) : []), [help]);
  const taking = useTaking({
    edits,
    beads,
    here,
    langs,
    offers,
    segment: help?.segment ?? '',
    onNothing: () => announce(t(isOpen ? 'said.nothing' : 'said.closed')),
    onPut: ({ text }, where) => announce(t(`said.${where}`, { text })),
  });

  function toggle() {
    const restore = holdPlace();
    keepCookie(matchesCookie, isOpen ? 'folded' : 'open');
    setOpen(!isOpen);
    requestAnimationFrame(restore);
  }

  return {
    isOpen,
    toggle,
    commands: {
      matches: toggle,
      takeMatch: (digit?: number | null) => taking.take(digit ?? 1),
      insertMatch: () => {
        if (offers.length > 0) announce(t('picking'));
        taking.pick();
      },
    },
    button: <MatchesButton isOpen={isOpen} onToggle={toggle} />,
    /** In words, for the drawer of a phone, whose bar has no room. */
    opener: (
      <Button look="quiet" small aria-expanded={isOpen} onClick={toggle}>
        {t('title')}
      </Button>
    ),
    panel: isOpen ? (
      <MatchesPanel
        bead={bead}
        help={help}
        hasFailed={hasFailed}
        offers={offers}
        warnings={warnings}
        langs={langs}
        isPicking={taking.isPicking}
        onPut={taking.put}
        onRetry={retry}
        onClose={toggle}
      />
    ) : null,
  };
}

export type MatchesPanel = ReturnType<typeof useMatchesPanel>;
