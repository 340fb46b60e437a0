/** What the memory's index cannot take. */
export class MemoryError extends Error {
  constructor(
    readonly code: 'bad-segment' | 'bad-unit',
    message: string,
  ) {
    super(message);
    this.name = 'MemoryError';
  }
}
