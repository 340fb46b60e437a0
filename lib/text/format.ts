import { TextError } from './errors';
import type { SourceFormat } from './types';

const formats: Readonly<Record<string, SourceFormat>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
};

/**
 * The markup that a file's name promises, by its extension in either case.
 * @throws TextError `unknown-format` for any other extension, or none
 */
export function formatOf(fileName: string): SourceFormat {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined;
  if (format) return format;
  throw new TextError(
    'unknown-format',
    `${fileName} has no extension that Hebi can read. Plain text (.txt), Markdown (.md) and HTML (.html) can be read: save the file as one of these.`,
    { file: fileName },
  );
}
