/** What cannot be aligned as asked. */
export class AlignError extends Error {
  constructor(
    readonly code: 'bad-anchor',
    message: string,
    readonly params: Record<string, string | number> = {},
  ) {
    super(message);
    this.name = 'AlignError';
  }
}
