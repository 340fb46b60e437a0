import { useFreshDatabase } from '@/tests/database';
import { runCommand } from '@/tests/run-command';
import { storeSmallText } from '@/tests/small-text';
import { createCommand, listCommand } from './termbases';
import { stepCommands } from './step';
import { useCommand } from './use';

const undoCommand = stepCommands.find((command) => command.name() === 'undo')!;

describe('what a termbase is used for', () => {
  useFreshDatabase();
  beforeEach(async () => void (await runCommand(createCommand, 'A')));
  const listed = async () =>
    JSON.parse((await runCommand(listCommand, '--json')).out[0]!) as object;

  it('is set for chosen texts or for all, with a priority, each by itself, and taken back', async () => {
    const { textId } = storeSmallText();
    const said = async (...flags: string[]) =>
      (await runCommand(useCommand, '--termbase', 'A', ...flags)).out;
    expect(await said('--text', textId)).toEqual(['A is used for 1 text, with priority 0.']);
    expect(await said('--priority', '5')).toEqual(['A is used for 1 text, with priority 5.']);
    expect(await said('--all-texts')).toEqual(['A is used for all texts, with priority 5.']);
    await runCommand(undoCommand, '--termbase', 'A');
    expect(await said()).toEqual(['A is used for 1 text, with priority 5.']);
    expect(await listed()).toMatchObject({ name: 'A' });
  });

  it.each([
    [['--priority', '3'], /required option '--termbase <name>'/],
    [['--termbase', 'A', '--priority', '101'], /whole number from -100 to 100/],
    [['--termbase', 'A', '--priority', 'high'], /whole number from -100 to 100/],
    [['--termbase', 'A', '--priority', ''], /whole number from -100 to 100/],
    [['--termbase', 'A', '--text', 'nowhere'], /^There is no text nowhere\.$/],
    [['--termbase', 'A', '--text', 'x', '--all-texts'], /cannot be used with option '--text/],
    [['--termbase', 'B', '--all-texts'], /^There is no termbase B/],
  ])('is refused in one line: %s', async (args, message) => {
    const { code, out, errors } = await runCommand(useCommand, ...args);
    expect([code, out, errors]).toEqual([1, [], [expect.stringMatching(message)]]);
    expect(errors[0]).not.toContain('\n');
  });
});
