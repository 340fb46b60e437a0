/** One line on what is being done; with `done`, how it ended. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Ends with one clear line. */
export function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
