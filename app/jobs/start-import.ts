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
  zh: ImportSide;
  en: ImportSide;
  title?: string;
  /**
   * Where a text of this title, or of these file names, is there already: `replace` corrects it and keeps
   * what stayed, `add` makes another; without it the job fails with `exists`.
   */
  ifKnown?: 'replace' | 'add';
  cleanUp?: () => Promise<void>;
}

/** Starts `scripts/ingest.ts` on two files; null where too many jobs run already. */
export function startImport({ zh, en, title, ifKnown, cleanUp }: ImportOrder): JobView | null {
  const args = ['--zh', zh.path, '--en', en.path, `--name-zh=${zh.name}`, `--name-en=${en.name}`];
  // One argument each: a title that begins with a dash is still a title.
  if (title) args.push(`--title=${title}`);
  if (zh.lang) args.push(`--lang-zh=${zh.lang}`);
  if (en.lang) args.push(`--lang-en=${en.lang}`);
  if (zh.encoding) args.push(`--encoding-zh=${zh.encoding}`);
  if (en.encoding) args.push(`--encoding-en=${en.encoding}`);
  if (ifKnown) args.push(`--${ifKnown}`);
  args.push('--progress', 'json');
  return startJob({
    kind: 'import',
    files: [zh.name, en.name],
    langs: { source: zh.lang ?? 'zh-Hans', target: en.lang ?? 'en' },
    script: 'scripts/ingest.ts',
    args,
    cleanUp,
  });
}
