import './end-with-reader';
import { Command } from 'commander';

/** Each is read only when it is wanted: some bring much along that the others have no use for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  import: async () => (await import('./memory/import')).importCommand,
  export: async () => (await import('./memory/export')).exportCommand,
  match: async () => (await import('./memory/match')).matchCommand,
  analyse: async () => (await import('./memory/analyse')).analyseCommand,
  pretranslate: async () => (await import('./memory/pretranslate')).pretranslateCommand,
  list: async () => (await import('./memory/list')).listCommand,
  maintain: async () => (await import('./memory/maintain')).maintainCommand,
  merge: async () => (await import('./memory/rearrange')).mergeCommand,
  filter: async () => (await import('./memory/rearrange')).filterCommand,
  split: async () => (await import('./memory/rearrange')).splitCommand,
  replace: async () => (await import('./memory/replace')).replaceCommand,
  delete: async () => (await import('./memory/delete')).deleteCommand,
  restore: async () => (await import('./memory/restore')).restoreCommand,
  undo: async () => (await import('./memory/step')).stepCommands[0]!,
  redo: async () => (await import('./memory/step')).stepCommands[1]!,
};

/** `npm run memory -- …`: translation memories from the command line. */
const program = new Command('memory').description(
  'Translation memories in the database (HEBI_DB).',
);
const named = process.argv[2] ?? '';
for (const name of Object.hasOwn(commands, named) ? [named] : Object.keys(commands))
  program.addCommand(await commands[name]!());
program.parse();
