import { exchangeTargets } from '@/lib/align/operations';
import type { BeadStatus, BeadView } from '@/lib/store/types';
import { beadAt } from '../bead-windows';
import { sentencesOf } from '../place';
import type { RangeChange } from './change';
import type { Here, Plan } from './plan';
import { planRegrouping } from './regroup-runs';

/** A range of more beads than this waits for the server, whose answer is then of the first only. */
const mostShown = 400;
/** As `mostMerged` of the store has it. */
const mostMerged = 100;

/** What a change makes of a range of beads, where all of it are here. @param first of them */
export function planRange(
  { windows, total }: Here,
  first: BeadView,
  { action, last, count, only }: RangeChange,
  key: number,
): Plan | 'impossible' | null {
  if (last === null || count > mostShown) return null;
  const run: BeadView[] = [];
  for (let index = first.index; index < first.index + count; index++) {
    const bead = beadAt(windows, index);
    if (!bead) return null;
    run.push(bead);
  }
  if (run.at(-1)?.id !== last) return null;
  if (action === 'confirm' || action === 'set-back') {
    const ids = only && new Set(only);
    const meant = run.filter(({ id }) => !ids || ids.has(id));
    const beads = meant.map((bead) => ({ ...bead, status: statusAfter(bead, action) }));
    if (beads.length === 0) return 'impossible';
    return { change: { beads, made: [], removed: [], total }, run: meant, at: first.index };
  }
  if (count < 2 || (action === 'merge' && count > mostMerged)) return 'impossible';
  const one = run[0]!;
  const other = run.at(-1)!;
  return planRegrouping({
    runs: action === 'merge' ? [run] : [[one], [other]],
    regroup: (groups) => {
      if (action === 'exchange') {
        const pair = exchangeTargets(groups[0]![0]!, groups[1]![0]!);
        return pair && pair.map((group) => [group]);
      }
      const all = (side: 'source' | 'target') =>
        groups[0]!.flatMap((group) => [...group[side]]).sort((a, b) => a - b);
      return [[{ source: all('source'), target: all('target') }]];
    },
    statusOf: () => 'draft',
    total,
    beadId: one.id,
    key,
  });
}

/** What a person worded is a draft when it is set back, all else the machine's. */
function statusAfter(bead: BeadView, action: 'confirm' | 'set-back'): BeadStatus {
  if (action === 'confirm') return 'confirmed';
  return sentencesOf(bead).some(({ sentence }) => sentence.edited) ? 'draft' : 'machine';
}
