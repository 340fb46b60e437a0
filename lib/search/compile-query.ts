import { RegExpParser, RegExpSyntaxError, visitRegExpAST } from '@eslint-community/regexpp';
import { QueryError, type QueryFault } from './errors';
import { foldForms, type Forms } from './fold';

/** What is to be found, and what counts as the same. */
export interface Query {
  /** A string as it stands, or a regular expression of JavaScript (with `u`). */
  query: string;
  isPattern: boolean;
  matchCase: boolean;
  matchWidth: boolean;
  /** Tells 简 from 繁. */
  matchScript: boolean;
  /** Counts for what is written with spaces between words; beside Han a word may begin anywhere. */
  wholeWord: boolean;
}

/** A query ready to run, on texts folded by `forms`. */
export interface CompiledQuery {
  regex: RegExp;
  forms: Forms;
  /** Its groups: how many, and the names of those that have one. */
  groups: number;
  names: ReadonlySet<string>;
}

/**
 * Makes one regular expression of a query. It is JavaScript's own, which may take exponential time:
 * whoever runs it on a text must be able to stop it.
 * @throws QueryError with the place where the query cannot be understood
 */
export function compileQuery(query: Query): CompiledQuery {
  if (query.query === '')
    throw new QueryError('empty', 'query', 0, 'There is nothing to look for.');
  const forms = { width: !query.matchWidth, script: !query.matchScript };
  const { source, groups, names } = query.isPattern
    ? foldPattern(query.query, forms)
    : { source: escape(foldForms(query.query, forms)), groups: 0, names: new Set<string>() };
  try {
    const regex = new RegExp(
      query.wholeWord ? `${edge}(?:${source})${edge}` : source,
      `dgu${query.matchCase ? '' : 'i'}`,
    );
    return { regex, forms, groups, names };
  } catch (error) {
    // The engine of an older Node does not know all that the parser knows.
    throw new QueryError('bad-pattern', 'query', 0, (error as Error).message);
  }
}

const wordCharacter = String.raw`(?!\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana})[\p{L}\p{M}\p{N}_]`;
/** A place that has no word character on one of its sides. */
const edge = `(?:(?<!${wordCharacter})|(?!${wordCharacter}))`;

function escape(text: string): string {
  return text.replace(/[\^$\\.*+?()[\]{}|/]/g, String.raw`\$&`);
}

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** Folds the characters that a pattern names, and nothing else of it. */
function foldPattern(source: string, forms: Forms) {
  const pattern = parse(source);
  const names = new Set<string>();
  let groups = 0;
  let folded = '';
  let at = 0;
  visitRegExpAST(pattern, {
    onCapturingGroupEnter(group) {
      groups += 1;
      if (group.name !== null) names.add(group.name);
    },
    onCharacterEnter({ start, end, raw, parent }) {
      // The ends of a range are left, for what lies between them.
      if (parent.type === 'CharacterClassRange' || raw.startsWith('\\')) return;
      const one = foldForms(raw, forms);
      if (one === raw) return;
      const inClass = parent.type === 'CharacterClass';
      folded += source.slice(at, start) + (inClass && one === '-' ? String.raw`\-` : escape(one));
      at = end;
    },
  });
  return { source: folded + source.slice(at), groups, names };
}

function parse(source: string) {
  try {
    return parser.parsePattern(source, 0, source.length, { unicode: true });
  } catch (error) {
    if (!(error instanceof RegExpSyntaxError)) throw error;
    const message = error.message.replace(/^Invalid regular expression: \/.*\/\w*: /su, '');
    throw new QueryError(faultOf(message), 'query', Math.min(error.index, source.length), message);
  }
}

const faults: [RegExp, QueryFault][] = [
  [/^Unterminated group/, 'unclosed-group'],
  [/^Unmatched '\)'/, 'unopened-group'],
  [/^Unterminated character class/, 'unclosed-class'],
  [/^Nothing to repeat/, 'nothing-to-repeat'],
  [/^Incomplete quantifier|^Lone quantifier|^numbers out of order/, 'bad-repeat'],
  [/^Range out of order|^Invalid character class/, 'bad-range'],
  [/^\\ at end/, 'unclosed-escape'],
  [/^Invalid named reference|^Invalid named capture referenced/, 'unknown-group'],
  [/^Invalid (?:escape|unicode escape|property name)/i, 'bad-escape'],
  [/^Invalid (?:group|capture group name)|^Duplicate capture/, 'bad-group'],
];

function faultOf(message: string): QueryFault {
  return faults.find(([pattern]) => pattern.test(message))?.[1] ?? 'bad-pattern';
}
