import type { BeadView } from '@/lib/store/types';
import { shapeOf } from './bead-look';
import { beadAt } from './bead-windows';
import { crosses } from './crossing';
import { hasPlace, hiddenBefore, rowFrom } from './filter/rows';
import type { GridProps } from './grid-props';

/** What the row of a bead is drawn from. @param index of the bead */
export function rowProps(props: Omit<GridProps, 'ref'>, index: number) {
  const { place, editing, rows } = props;
  const at = place.index === index;
  const bead = beadAt(props.windows, index);
  const previous = beadAt(props.windows, index - 1);
  return {
    index,
    bead,
    hidden: rows && hasPlace(rows, index) ? hiddenBefore(rows, rowFrom(rows, index)) : 0,
    begins: !!bead && !!previous && shapeOf(bead).kind !== shapeOf(previous).kind,
    langs: props.langs,
    on: at && props.active,
    selected: !!props.selected && index >= props.selected.from && index <= props.selected.to,
    crosses: !!bead && crosses(withTargets(props, index, -1), bead, withTargets(props, index, 1)),
    tabSide: at ? place.side : null,
    focusTurn: at ? props.focusTurn : 0,
    editing: editing?.index === index ? editing : null,
    pending: props.pending,
    formerSentences: bead && hasFormer(bead, props.formerSentences) ? props.formerSentences : null,
    lit: props.lit,
    actions: props.actions,
  };
}

/** Whether a bead holds a sentence that had another id before: most rows hold none. */
function hasFormer({ source, target }: BeadView, former: ReadonlyMap<number, number>): boolean {
  if (former.size === 0) return false;
  return [...source, ...target].some(({ id }) => former.has(id));
}

/** How far a neighbour that has targets is looked for. */
const farthest = 20;

/** The nearest bead on one side that has targets. */
function withTargets({ windows }: Pick<GridProps, 'windows'>, index: number, by: 1 | -1) {
  for (let step = 1; step <= farthest; step++) {
    const bead = beadAt(windows, index + by * step);
    if (!bead || bead.target.length > 0) return bead;
  }
}
