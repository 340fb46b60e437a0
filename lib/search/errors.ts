/** What a person can be told to mend in what is to be found, or to be put in its place. */
export const queryFaults = [
  'empty',
  'unclosed-group',
  'unopened-group',
  'unclosed-class',
  'nothing-to-repeat',
  'bad-repeat',
  'bad-range',
  'bad-escape',
  'unclosed-escape',
  'bad-group',
  'unknown-group',
  'bad-pattern',
] as const;

export type QueryFault = (typeof queryFaults)[number];

/** A query or a replacement that cannot be understood. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  constructor(
    readonly code: QueryFault,
    /** Which of the two it is. */
    readonly field: 'query' | 'replacement',
    /** Where in it, in UTF-16 code units from 0. */
    readonly index: number,
    message: string,
  ) {
    super(message);
  }
}
