import type { Command } from 'commander';

/** Runs a command in this process, as its user gives it. */
export async function runCommand(command: Command, ...args: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line) => void out.push(String(line)));
  const error = jest.spyOn(console, 'error').mockImplementation((line) => void errors.push(String(line))); // prettier-ignore
  command.exitOverride().configureOutput({
    writeOut: (text) => out.push(text.trimEnd()),
    writeErr: (text) => errors.push(text.trimEnd()),
  });
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await command.parseAsync(args, { from: 'user' });
    return { code: Number(process.exitCode ?? 0), out, errors };
  } catch (thrown) {
    const { exitCode } = thrown as { exitCode?: number };
    if (exitCode === undefined) throw thrown;
    return { code: exitCode, out, errors };
  } finally {
    process.exitCode = before;
    log.mockRestore();
    error.mockRestore();
  }
}
