import type { StructureRules } from './rules';
import { en } from './rules-en';
import { und } from './rules-und';
import { zh } from './rules-zh';

const byTag = new Map([zh, en, und].map((rules) => [rules.tag, rules]));

/** The rules for a BCP 47 tag, by its primary subtag; `und` for a language without rules. */
export function structureRulesFor(lang: string): StructureRules {
  return byTag.get(lang.toLowerCase().split(/[-_]/)[0]!) ?? und;
}
