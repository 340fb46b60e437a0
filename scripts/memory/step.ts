import { Command } from 'commander';
import { findMemory } from '@/lib/store/memory/memories';
import { stepHistory } from '@/lib/store/memory/step-history';
import { barReport } from '../report';
import { onMemories } from './on-memories';

const said = { undo: 'Taken back', redo: 'Made again' };

export const stepCommands = (['undo', 'redo'] as const).map((direction) =>
  new Command(direction)
    .description(
      direction === 'undo'
        ? 'Takes back the last change of a memory.'
        : 'Makes a change of a memory again that was taken back.',
    )
    .requiredOption('--memory <name>', 'the memory')
    .action(({ memory }: { memory: string }) => {
      const report = barReport();
      return onMemories(report, (db) => {
        const { id, name } = findMemory(db, memory);
        const step = stepHistory(db, id, direction);
        report.result(
          {},
          [step ? `${said[direction]} in ${name}: ${step.kind}, +${step.added} −${step.removed} units` : 'There is nothing to do.'],
        );
      });
    }),
); // prettier-ignore
