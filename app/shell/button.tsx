import type { ComponentProps } from 'react';
import Link from 'next/link';
import styles from './button.module.css';

interface Look {
  /** `quiet` shows no edge until it is pointed at. */
  look?: 'plain' | 'primary' | 'danger' | 'quiet';
  small?: boolean;
}

/** The class of a button, for what is not a plain `<button>` (a part of a library, a label). */
export function buttonClass({ look = 'plain', small = false }: Look = {}): string {
  return [styles.button, look !== 'plain' && styles[look], small && styles.small]
    .filter(Boolean)
    .join(' ');
}

export function Button({ look, small, className, ...rest }: Look & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={[buttonClass({ look, small }), className].filter(Boolean).join(' ')}
    />
  );
}

export function ButtonLink({
  look,
  small,
  className,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={[buttonClass({ look, small }), className].filter(Boolean).join(' ')}
    />
  );
}
