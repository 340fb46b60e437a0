import { useMemo } from 'react';
import { wordDifferences } from './word-differences';
import styles from './difference.module.css';

interface Props {
  before: string;
  after: string;
  /** BCP 47 */
  lang: string;
}

/** A wording with what was changed in it: the words that went, and those that came. */
export function Difference({ before, after, lang }: Props) {
  const parts = useMemo(() => wordDifferences(before, after, lang), [before, after, lang]);
  return (
    <span lang={lang} className={styles.difference}>
      {parts.map((part, at) =>
        part.kind === 'same' ? (
          part.text
        ) : (
          <span key={at}>
            {part.before ? <del>{part.before}</del> : null}
            {part.after ? <ins>{part.after}</ins> : null}
          </span>
        ),
      )}
    </span>
  );
}
