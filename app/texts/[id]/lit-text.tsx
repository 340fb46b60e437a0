import { Fragment } from 'react';
import type { Lit } from './bead-row';
import { toStretches } from './sentence-text';
import styles from './bead-row.module.css';

interface Props {
  text: string;
  lit: Lit | null;
  /** The search stands at this sentence. */
  current: boolean;
}

/** A sentence with what the search found in it lit. */
export function LitText({ text, lit, current }: Props) {
  if (!lit) return text;
  const stretches = toStretches(text, lit.find(text, lit.foldedQuery));
  return stretches.map((stretch, at) =>
    stretch.found ? (
      <mark key={at} className={current ? styles.hit : undefined}>
        {stretch.text}
      </mark>
    ) : (
      <Fragment key={at}>{stretch.text}</Fragment>
    ),
  );
}
