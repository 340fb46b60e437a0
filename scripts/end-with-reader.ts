/** How a shell tells of a program that SIGPIPE ended. Node knows no SIGPIPE. */
export const readerGone = 141;

/**
 * Ends the process without a word when nobody reads its output any more (`… | head`). What a command was
 * writing to the database is taken away by the next, as after a kill. Imported first by every command.
 */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(readerGone);
  });
