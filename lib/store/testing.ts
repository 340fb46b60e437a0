import type { NewVersion } from './import';
import type { Block } from '../text/types';

/** A version as reading a plain file gives it. */
export function versionOfPlainFile(
  role: NewVersion['role'],
  lang: string,
  title: string,
  source: string,
  blocks: Block[],
): NewVersion {
  return {
    role,
    lang,
    title,
    fileName: `${lang}.txt`,
    format: 'txt',
    encoding: 'utf-8',
    bytes: new TextEncoder().encode(source),
    decisions: {},
    prepared: { title, lang, source, blocks, repairs: [] },
  };
}
