/**
 * Flags of Node for a process that searches memories. A lookup leaves little garbage and keeps hardly any
 * of it: the 48 MB that Node would let young objects fill before it looks at them are better spent on units.
 */
export const searcherFlags: readonly string[] = ['--max-semi-space-size=2'];

/** For a process that imports: hardly anything that it reads is kept for longer than a batch, but to look more often costs it a tenth of its time. */
export const importerFlags: readonly string[] = ['--max-semi-space-size=16'];
