import { Fragment } from 'react';
import { toStretches } from '../sentence-text';
import styles from './bead-notes.module.css';

interface Props {
  text: string;
  /** Where the checks found something: UTF-16 offsets. */
  flaws: readonly { start: number; end: number }[];
}

/** A sentence with what the checks found in it underlined. */
export function FlawedText({ text, flaws }: Props) {
  const places = [...flaws]
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }, at, all) => end <= text.length && start >= (all[at - 1]?.end ?? 0));
  return toStretches(text, places).map((stretch, at) =>
    stretch.found ? (
      <span key={at} className={styles.flaw} data-flaw="">
        {stretch.text}
      </span>
    ) : (
      <Fragment key={at}>{stretch.text}</Fragment>
    ),
  );
}
