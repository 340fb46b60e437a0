/** What may be wrong with a unit. */
export const findingKinds = [
  'duplicate',
  'different-targets',
  'empty',
  'untranslated',
  'length',
  'number',
  'characters',
] as const;

export type FindingKind = (typeof findingKinds)[number];
