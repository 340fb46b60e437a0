'use client';

import { capsOf, type Command } from '@/app/texts/[id]/keys';
import { useKeymap, useMac } from './use-keymap';

/** A name with the first key of its command behind it, for the hint of a button. */
export function useNameWithKey(name: string, command: Command): string {
  const { table } = useKeymap();
  const mac = useMac();
  const first = table.find((binding) => binding.command === command);
  return first ? `${name} (${capsOf(first.stroke, mac).join(' ')})` : name;
}

interface Props {
  command: Command;
  className?: string;
  /** How many of its keys are shown. */
  most?: number;
  /** Only for the eye: not part of a name. */
  unsaid?: boolean;
}

/** The keys of a command as the person has them; nothing where it has none. */
export function Caps({ command, className, most = 1, unsaid }: Props) {
  const { table } = useKeymap();
  const mac = useMac();
  const strokes = table.filter((binding) => binding.command === command).slice(0, most);
  return strokes.map(({ stroke }) => (
    <span key={capsOf(stroke, mac).join()} className={className} aria-hidden={unsaid}>
      {capsOf(stroke, mac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  ));
}
