import styles from './meter.module.css';

interface Props {
  /** What is measured, for who does not see it. */
  label: string;
  value: number;
  max: number;
  /** The figures in words. */
  text: string;
  /** A thing at work, not a thing measured. */
  working?: boolean;
}

/** A thin line of jade on a rule. With `working` and no `max` it runs without a measure. */
export function Meter({ label, value, max, text, working = false }: Props) {
  const measured = max > 0;
  const share = measured ? Math.min(1, value / max) : 0;
  return (
    <div
      role={working ? 'progressbar' : 'meter'}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={measured || !working ? max : undefined}
      aria-valuenow={measured || !working ? value : undefined}
      aria-valuetext={text}
      className={styles.meter}
    >
      <div
        className={working && !measured ? styles.running : styles.filled}
        style={measured || !working ? { inlineSize: `${share * 100}%` } : undefined}
      />
    </div>
  );
}
