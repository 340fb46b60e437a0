import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Language } from './languages';

/*
 * Every text that the reader sees stands in locales/, complete in each language and used somewhere.
 * A key is used where the code names it; `error.${code}` names all keys below `error.`.
 */

const root = join(__dirname, '../..');
const pluralForm = /_(zero|one|two|few|many|other)$/;

type Words = { [key: string]: string | Words };

function namespacesOf(language: Language): string[] {
  return readdirSync(join(root, 'locales', language)).map((file) => file.replace(/\.json$/, ''));
}

function read(language: Language, namespace: string): Map<string, string> {
  const file = join(root, 'locales', language, `${namespace}.json`);
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8')) as Words));
}

function flatten(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const withoutPlural = (key: string) => key.replace(pluralForm, '');

function placeholders(value: string): string[] {
  return [...value.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name!);
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [readFileSync(join(root, path), 'utf8')] : [];
  });
}

const code = sources('app').join('\n');
const literals = new Set([...code.matchAll(/['"`]([\w:.-]+)['"`]/g)].map(([, key]) => key!));
const templates = [...code.matchAll(/`([\w:.-]*\$\{[^}]+\}[\w.${}()?:' -]*)`/g)].map(
  ([, template]) =>
    new RegExp(
      `^${template!
        .split(/\$\{[^}]+\}/)
        .map((part) => part.replace(/[.$?*+()[\]{}|^\\]/g, '\\$&'))
        .join('[\\w-]+')}$`,
    ),
);

function isUsed(namespace: string, key: string): boolean {
  const names = [key, withoutPlural(key)].flatMap((it) => [it, `${namespace}:${it}`]);
  return names.some((name) => literals.has(name) || templates.some((it) => it.test(name)));
}

it('has the same namespaces in every language', () => {
  for (const language of languages) expect(namespacesOf(language)).toEqual(namespacesOf('en'));
});

describe.each(namespacesOf('en'))('%s.json', (namespace) => {
  const english = read('en', namespace);

  it.each(languages)('has the same keys in %s', (language) => {
    const keys = (words: Map<string, string>) => [...new Set([...words.keys()].map(withoutPlural))];
    expect(keys(read(language, namespace)).sort()).toEqual(keys(english).sort());
  });

  it.each(languages)('has all plural forms of %s, and no other', (language) => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const forms = new Map<string, string[]>();
    for (const key of read(language, namespace).keys()) {
      const form = pluralForm.exec(key)?.[1];
      if (form) forms.set(withoutPlural(key), [...(forms.get(withoutPlural(key)) ?? []), form]);
    }
    for (const [key, found] of forms) expect([key, found.toSorted()]).toEqual([key, wanted]);
  });

  it.each(languages)('has no empty value in %s', (language) => {
    const empty = [...read(language, namespace)].filter(([, value]) => value.trim() === '');
    expect(empty).toEqual([]);
  });

  it.each(languages)('names in %s what the English names', (language) => {
    for (const [key, value] of read(language, namespace)) {
      const counterpart = english.get(key) ?? english.get(`${withoutPlural(key)}_other`) ?? '';
      // English may leave the number out where it is one.
      if (key.endsWith('_one')) continue;
      expect([key, [...new Set(placeholders(value))].sort()]).toEqual([
        key,
        [...new Set(placeholders(counterpart))].sort(),
      ]);
    }
  });

  it('has no key that nothing uses', () => {
    expect([...english.keys()].filter((key) => !isUsed(namespace, key))).toEqual([]);
  });
});
