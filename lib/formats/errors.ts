export type FormatErrorCode =
  /** Nothing but white space. */
  | 'empty'
  /** Bytes that mean nothing in the file's encoding, or an encoding that is not known. */
  | 'encoding'
  | 'not-well-formed'
  /** Well-formed, but another kind of file. */
  | 'wrong-kind'
  /** One unit, segment or attribute is larger, or nested deeper, than any real one. */
  | 'too-large'
  /** A broken unit, where the caller asked to stop at the first. */
  | 'broken-unit';

/** Why a file cannot be read. The message is one line that names file, line and column, and what to do. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  constructor(
    readonly code: FormatErrorCode,
    message: string,
    /** Where: lines and columns are counted from 1; null where the file as a whole is meant. */
    readonly place: { line: number; column: number } | null = null,
  ) {
    super(message);
  }
}
