/** A word of a text as the aligner sees it. */
export interface EnglishToken {
  /** Where it stands in the text, in UTF-16 code units. */
  start: number;
  end: number;
  /** Stem of a word, or a number as `#1050000`. */
  stem: string;
  /** Function words carry little; they count for length alone. */
  isFunction: boolean;
}

const functionWords = new Set(
  (
    'a an the and or but nor so yet of to in on at by for from with as into onto upon than then that this these those ' +
    'it its he him his she her hers they them their theirs we us our ours you your yours i me my mine who whom whose which what ' +
    'is are was were be been being am do does did done doing have has had having will would shall should can could may might must ' +
    'not no there here when where while if because also too very just only both each such some any all more most other another same ' +
    'up out off over under again further once about between through during before after above below own s t d ll re ve m o'
  ).split(' '),
);

const irregular: Readonly<Record<string, string>> = {
  used: 'use', using: 'use', uses: 'use', men: 'man', women: 'woman', children: 'child', feet: 'foot', teeth: 'tooth', people: 'person',
  said: 'say', told: 'tell', went: 'go', gone: 'go', saw: 'see', seen: 'see', came: 'come',
  took: 'take', taken: 'take', gave: 'give', given: 'give', got: 'get', made: 'make', knew: 'know',
  known: 'know', thought: 'think', felt: 'feel', left: 'leave', kept: 'keep', held: 'hold',
  stood: 'stand', brought: 'bring', bought: 'buy', began: 'begin', begun: 'begin', ran: 'run',
  wrote: 'write', written: 'write', spoke: 'speak', spoken: 'speak', sat: 'sit', fell: 'fall',
  fallen: 'fall', met: 'meet', built: 'build', led: 'lead', lost: 'lose', won: 'win', paid: 'pay',
  sent: 'send', spent: 'spend', died: 'die', lay: 'lie', lain: 'lie', ate: 'eat', eaten: 'eat',
  drank: 'drink', drunk: 'drink', sold: 'sell', taught: 'teach', caught: 'catch', fought: 'fight',
  wives: 'wife', lives: 'life', knives: 'knife', leaves: 'leaf', better: 'good', best: 'good',
  worse: 'bad', worst: 'bad', grew: 'grow', grown: 'grow', drew: 'draw', drawn: 'draw', rose: 'rise',
  risen: 'rise', chose: 'choose', chosen: 'choose', broke: 'break', broken: 'break', wore: 'wear',
  slept: 'sleep', heard: 'hear', found: 'find', meant: 'mean', laid: 'lay', shown: 'show', flew: 'fly',
}; // prettier-ignore

/** `can't`, `won't`, `shan't`: what stands before `n't` is no word. */
const beforeNot: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall' };

const wordOrNumber = /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?/gu;

/** The words and numbers of an English text. Linear in its length. */
export function readEnglish(text: string): EnglishToken[] {
  const tokens: EnglishToken[] = [];
  for (const match of text.matchAll(wordOrNumber)) {
    const [word] = match;
    const place = { start: match.index, end: match.index + word.length };
    if (/^\d/.test(word)) {
      tokens.push({ ...place, stem: word, isFunction: false });
      continue;
    }
    const lower = word.toLowerCase();
    if (!/['’]/.test(lower)) {
      tokens.push({ ...place, stem: stemOf(lower), isFunction: functionWords.has(lower) });
      continue;
    }
    const negated = /^(\p{L}+)n['’]t$/u.exec(lower);
    const base = negated
      ? (beforeNot[negated[1]!] ?? negated[1]!)
      : lower.replace(/['’]\p{L}{1,2}$/u, '');
    tokens.push({ ...place, stem: stemOf(base), isFunction: functionWords.has(base) });
    if (negated) tokens.push({ ...place, stem: 'not', isFunction: true });
  }
  return tokens;
}

/**
 * The common form of an English word's inflections and near derivations, by suffix. Not always a
 * word: all that counts is that `developed`, `develops` and `developing` fall together.
 * @param word in lower case
 */
export function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = findStem(word);
    if (stems.size < mostStems) stems.set(word, stem);
  }
  return stem;
}

/** Words come again and again: their stems are kept, up to a bound. */
const stems = new Map<string, string>();
const mostStems = 100_000;

function findStem(word: string): string {
  const known = Object.hasOwn(irregular, word) ? irregular[word]! : word;
  if (known.length < 4) return known;
  let stem = known;
  for (const [ending, instead, least] of endings) {
    if (stem.length >= ending.length + least && stem.endsWith(ending)) {
      stem = stem.slice(0, stem.length - ending.length) + instead;
      break;
    }
  }
  // `stopp`, `planne`: the doubled letter of an inflection; final e and y alternate.
  stem = stem
    .replace(/([^aeiouls])\1$/, '$1')
    .replace(/(?<=..)[ey]$/, '')
    .replace(/(?<=...)i$/, '');
  return stem;
}

const endings: readonly [string, string, number][] = [
  ['izations', 'iz', 3], ['ization', 'iz', 3], ['isation', 'iz', 3], ['ising', 'iz', 3], ['ised', 'iz', 3],
  ['izing', 'iz', 3], ['ized', 'iz', 3], ['izes', 'iz', 3], ['ize', 'iz', 3],
  ['ically', 'ic', 3], ['fulness', 'ful', 3], ['ousness', 'ous', 3], ['iveness', 'iv', 3],
  ['ations', 'at', 3], ['ation', 'at', 3], ['ating', 'at', 3], ['ated', 'at', 3], ['ates', 'at', 3], ['ate', 'at', 3],
  ['ities', '', 4], ['ity', '', 4], ['ments', '', 4], ['ment', '', 4], ['ness', '', 4],
  ['sses', 'ss', 2], ['ies', 'y', 2], ['ied', 'y', 2], ['ves', 'v', 3], ['xes', 'x', 2], ['ches', 'ch', 2], ['shes', 'sh', 2],
  ['ings', '', 3], ['ing', '', 3], ['edly', '', 3], ['ed', '', 3], ['ers', 'er', 3], ['ly', '', 4],
  ['es', 'e', 3], ["s'", '', 3], ['ss', 'ss', 2], ['us', 'us', 2], ['is', 'is', 2], ['s', '', 3],
]; // prettier-ignore
