import type { TrackedText } from '../tracked';

/**
 * What the markup says of a block; what it is in the text, `lib/text/structure` decides.
 * `fixed`: code and the cells of tables, whose limits are sure.
 */
export type Form = 'heading' | 'paragraph' | 'list-item' | 'caption' | 'fixed';

/** A paragraph of the source without its markup; never empty. */
export interface MarkedBlock {
  form: Form;
  /** Of headings: 1 to 6. */
  depth?: number;
  /** Bold and italic survive as styles. */
  content: TrackedText;
}
