import type { SourceFormat } from '../types';
import { readHtml } from './html';
import type { MarkedBlock } from './marked-block';
import { readPlain } from './plain';

/** The paragraphs of a decoded source, without markup, in the order of the source. Linear. */
export function readMarkup(source: string, format: SourceFormat): MarkedBlock[] {
  return format === 'html' ? readHtml(source) : readPlain(source, format === 'md');
}
