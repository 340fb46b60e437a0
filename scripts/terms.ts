import './end-with-reader';
import { Command } from 'commander';
import { exportCommand } from './terms/export';
import { importCommand } from './terms/import';
import { proposeCommand } from './terms/propose';
import { stepCommands } from './terms/step';
import { useCommand } from './terms/use';
import { createCommand, listCommand } from './terms/termbases';

/** `npm run terms -- …`: termbases from the command line. */
const program = new Command('terms')
  .description('Termbases in the database (HEBI_DB).')
  .addCommand(listCommand)
  .addCommand(createCommand)
  .addCommand(useCommand)
  .addCommand(importCommand)
  .addCommand(exportCommand)
  .addCommand(proposeCommand);
for (const command of stepCommands) program.addCommand(command);
program.parse();
