export type StoreErrorCode =
  | 'unwritable'
  | 'not-migrated'
  | 'migration-changed'
  | 'newer-database'
  | 'exists'
  | 'unknown-text'
  | 'ambiguous-text'
  | 'changed-meanwhile'
  | 'changed-since'
  | 'busy'
  | 'unknown-memory'
  | 'read-only'
  | 'empty-memory'
  | 'unknown-termbase'
  | 'too-many'
  | 'invalid';

/** What can go wrong between Hebi and its database. The message is one line for a person. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    /** What a page needs to say it in the reader's language. */
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
