import { en } from './rules-en';
import type { StructureRules } from './rules';

const never = /(?!)/;

/** Any language without rules of its own: numbers and shape alone decide, and nothing is repaired. */
export const und: StructureRules = {
  ...en,
  tag: 'und',
  contentsHead: never,
  plainHead: never,
  numberings: en.numberings.filter(({ sure }) => !sure),
  issuingBody: never,
  caption: never,
  reference: never,
  innerEnd: never,
  openEnd: never,
  openStart: never,
};
