import type { Edit } from '../tracked';
import type { RepairKind } from '../types';

/** A small fault inside a block: [start, end) of its text, and what to write for it. */
export interface Slip extends Edit {
  kind: RepairKind;
  /** The changes that mend it, ascending, where they are smaller than the whole. */
  edits?: readonly Edit[];
}

/** What finding slips needs to know of the text as a whole. */
export interface SlipContext {
  /** BCP 47 */
  lang: string;
  /** Whether the text is Chinese in simplified characters throughout. */
  isSimplified: boolean;
  /** Length of the number that the block begins with. */
  numberLength: number;
}
