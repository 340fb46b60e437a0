import { toStretches } from '../sentence-text';

interface Props {
  text: string;
  /** UTF-16 [start, end). */
  places: readonly { start: number; end: number }[];
  className?: string | undefined;
}

/** A text with some stretches of it lit. */
export function LitPlaces({ text, places, className }: Props) {
  const apart = [...places]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, at, all) => at === 0 || start >= all[at - 1]!.end);
  return toStretches(text, apart).map((stretch, at) =>
    stretch.found ? (
      <mark key={at} className={className}>
        {stretch.text}
      </mark>
    ) : (
      <span key={at}>{stretch.text}</span>
    ),
  );
}
