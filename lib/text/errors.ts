export type TextErrorCode =
  'not-found' | 'empty' | 'too-large' | 'not-text' | 'wrong-encoding' | 'unknown-format';

/** Why a file cannot be read as text. The message is one line that names the file and says what to do. */
export class TextError extends Error {
  override readonly name = 'TextError';
  constructor(
    readonly code: TextErrorCode,
    message: string,
    /** What a page needs to say it in the reader's language: `file` is the file's name. */
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
