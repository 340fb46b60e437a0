'use client';

import type { RefObject } from 'react';
import type { Side } from '@/lib/store/types';
import { KeptBar } from './arranging/kept-bar';
import { TakenBackBar } from './arranging/taken-back-bar';
import { Foot } from './foot';
import { PretranslateStrip } from './pretranslate/pretranslate-strip';
import type { Pretranslate } from './pretranslate/use-pretranslate';
import { PropagateBar } from './propagate/propagate-bar';
import type { Propagate } from './propagate/use-propagate';
import { RangeBar } from './range/range-bar';
import type { Range } from './range/use-range';
import { RealignStrip } from './realign/realign-strip';
import type { useRealign } from './realign/use-realign';
import { SaveTrouble } from './save-status';
import type { Beads } from './use-beads';
import type { Edits } from './use-edits';

interface Props {
  beads: Beads;
  edits: Edits;
  range: Range;
  realign: ReturnType<typeof useRealign>;
  pretranslate: Pretranslate;
  propagate: Propagate;
  strip: RefObject<HTMLDivElement | null>;
  goTo: (index: number, how: 'middle', side?: Side) => void;
}

/** What stands at the foot of the page: what could not be saved, what runs, and what is selected. */
export function FootBars(props: Props) {
  const { beads, edits, range, realign, strip, goTo } = props;
  return (
    <Foot>
      <SaveTrouble
        state={edits.saveState}
        onRetry={edits.retry}
        onShow={(edit) => goTo(edit.index, 'middle', edit.side)}
        onDiscard={(edit) => edits.resolve(edit, 'theirs')}
      />
      <KeptBar count={edits.kept} behind={edits.behind} onRetry={edits.retryNow} />
      <TakenBackBar
        takenBack={edits.takenBack}
        onShow={(sentenceId) => {
          const index = beads.holding(sentenceId)?.index;
          if (index !== undefined) goTo(index, 'middle');
        }}
        onClose={edits.closeTakenBack}
      />
      <RealignStrip ref={strip} realign={realign} />
      <PretranslateStrip pretranslate={props.pretranslate} />
      <PropagateBar propagate={props.propagate} />
      <RangeBar
        span={range.span}
        count={range.count}
        onAct={(action) => range.act(action)}
        onClear={range.clear}
      />
    </Foot>
  );
}
