import './end-with-reader';
import { Command } from 'commander';
import { analyseCommand } from './memory/analyse';
import { deleteCommand } from './memory/delete';
import { exportCommand } from './memory/export';
import { importCommand } from './memory/import';
import { listCommand } from './memory/list';
import { maintainCommand } from './memory/maintain';
import { matchCommand } from './memory/match';
import { pretranslateCommand } from './memory/pretranslate';
import { replaceCommand } from './memory/replace';
import { restoreCommand } from './memory/restore';
import { stepCommands } from './memory/step';
import { filterCommand, mergeCommand, splitCommand } from './memory/rearrange';

/** `npm run memory -- …`: translation memories from the command line. */
const program = new Command('memory')
  .description('Translation memories in the database (HEBI_DB).')
  .addCommand(importCommand)
  .addCommand(exportCommand)
  .addCommand(matchCommand)
  .addCommand(analyseCommand)
  .addCommand(pretranslateCommand)
  .addCommand(listCommand)
  .addCommand(maintainCommand)
  .addCommand(mergeCommand)
  .addCommand(filterCommand)
  .addCommand(splitCommand)
  .addCommand(replaceCommand)
  .addCommand(deleteCommand)
  .addCommand(restoreCommand);
for (const command of stepCommands) program.addCommand(command);
program.parse();
