import { Fragment } from 'react';
import { differenceSpans } from '@/lib/memory/differences';
import styles from './matches-panel.module.css';

interface Props {
  segment: string;
  source: string;
}

/** The source of a match as the segment has it: what is not in the segment struck out, what is new lit. */
export function DifferenceText({ segment, source }: Props) {
  return differenceSpans(segment, source).map((span, at) => {
    if (span.kind === 'same')
      return <Fragment key={at}>{source.slice(span.source.start, span.source.end)}</Fragment>;
    const [gone, come] = [
      source.slice(span.source.start, span.source.end),
      segment.slice(span.query.start, span.query.end),
    ];
    return (
      <Fragment key={at}>
        {gone === '' ? null : <del className={styles.gone}>{gone}</del>}
        {come === '' ? null : <ins className={styles.come}>{come}</ins>}
      </Fragment>
    );
  });
}

/** How many characters differ, of how many: what the score is made of. */
export function countDifferences(
  segment: string,
  source: string,
): { edits: number; longer: number } {
  const [a, b] = [[...segment], [...source]];
  const edits = differenceSpans(segment, source)
    .filter(({ kind }) => kind === 'different')
    .reduce(
      (sum, { query, source: own }) =>
        sum +
        Math.max(
          [...segment.slice(query.start, query.end)].length,
          [...source.slice(own.start, own.end)].length,
        ),
      0,
    );
  return { edits, longer: Math.max(a.length, b.length) };
}
