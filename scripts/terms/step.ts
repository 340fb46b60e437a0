import { Command } from 'commander';
import { stepTermsInBulk } from '@/lib/store/terms/step-in-bulk';
import { progressOption, reportIn, type ProgressForm } from '../report';
import { onTerms, termbaseNamed } from './on-terms';

interface Flags {
  termbase: string;
  progress: ProgressForm;
}

const said = {
  undo: 'Taken back.',
  redo: 'Made again.',
  nothing: 'There is nothing to do.',
  changed: 'Not done: the termbase was changed meanwhile.',
};

export const stepCommands = (['undo', 'redo'] as const).map((direction) =>
  new Command(direction)
    .description(
      direction === 'undo'
        ? 'Takes back the last change of a termbase.'
        : 'Makes a change of a termbase again that was taken back.',
    )
    .requiredOption('--termbase <name>', 'the termbase, by its name or the last part of its address')
    .addOption(progressOption())
    .action(({ termbase, progress }: Flags) => {
      const report = reportIn(progress);
      return onTerms(report, (db) => {
        const step = stepTermsInBulk(db, termbaseNamed(db, termbase).id, direction);
        report.result({ step }, [said[step === 'done' ? direction : step]]);
      });
    }),
); // prettier-ignore
