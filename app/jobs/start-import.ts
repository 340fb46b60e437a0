import type { JobView } from './job';
import { startJob } from './registry';

export interface ImportSide {
  /** Where the file lies. */
  path: string;
  /** What the reader calls it. */
  name: string;
  /** BCP 47; absent: simplified Chinese, or English. */
  lang?: string;
  /** Absent: detected. */
  encoding?: string;
}

export interface ImportOrder {
  /** One of the two may be missing: a text to translate. */
  zh?: ImportSide;
  en?: ImportSide;
  title?: string;
  /**
   * Where a text of this title, or of these file names, is there already: `replace` corrects it and keeps
   * what stayed, `add` makes another; without it the job fails with `exists`.
   */
  ifKnown?: 'replace' | 'add';
  /** Who wants it; '' where nobody gave a name. */
  author?: string;
  cleanUp?: () => Promise<void>;
}

/** Starts `scripts/ingest.ts` on one or two files; null where too many jobs run already. */
export function startImport({
  zh,
  en,
  title,
  ifKnown,
  author,
  cleanUp,
}: ImportOrder): JobView | null {
  // One argument each: a title that begins with a dash is still a title.
  const args = [...argsOf('zh', zh), ...argsOf('en', en)];
  if (title) args.push(`--title=${title}`);
  if (ifKnown) args.push(`--${ifKnown}`);
  if (author) args.push(`--author=${author}`);
  args.push('--progress', 'json');
  return startJob({
    kind: 'import',
    files: [zh, en].flatMap((side) => (side ? [side.name] : [])),
    langs: zh
      ? { source: zh.lang ?? 'zh-Hans', target: en?.lang ?? 'en' }
      : { source: en?.lang ?? 'en', target: 'zh-Hans' },
    script: 'scripts/ingest.ts',
    args,
    cleanUp,
  });
}

function argsOf(name: 'zh' | 'en', side: ImportSide | undefined): string[] {
  if (!side) return [];
  const { path, lang, encoding } = side;
  return [
    `--${name}`,
    path,
    `--name-${name}=${side.name}`,
    ...(lang ? [`--lang-${name}=${lang}`] : []),
    ...(encoding ? [`--encoding-${name}=${encoding}`] : []),
  ];
}
