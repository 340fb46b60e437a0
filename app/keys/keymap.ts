import { z } from 'zod';
import {
  allCommands,
  bindings,
  digitOf,
  digits,
  isComposing,
  scopesAt,
  type Binding,
  type Command,
  type KeyPress,
  type Scope,
  type Stroke,
} from '@/app/texts/[id]/keys';

/** What a person changed of the table of keys. */
export interface Keymap {
  /** Whether keys of one sign count, a letter or a mark without Ctrl or Alt (WCAG 2.1.4). */
  singles: boolean;
  /** The keys of the commands that have others than the table gives them; none for a cleared one. */
  keys: Partial<Record<Command, Stroke[]>>;
}

export const noChanges: Keymap = { singles: true, keys: {} };

/** `Mod+Shift+Z`, `F`, `Alt+PageDown`: how a stroke is written in a file. */
export function nameOfStroke({ key, mod, alt, shift }: Stroke): string {
  const parts = [mod && 'Mod', alt && 'Alt', shift && 'Shift'].filter(Boolean);
  return [...parts, key.length === 1 ? key.toUpperCase() : key].join('+');
}

/** The stroke of a name, or null for what is none. */
export function readStroke(name: string): Stroke | null {
  const match = /^(Mod\+)?(Alt\+)?(Shift\+)?(1-9|.|[A-Z][A-Za-z0-9]{1,20})$/u.exec(name);
  if (!match) return null;
  const [, mod, alt, shift, key] = match;
  return {
    key: [...key!].length === 1 ? key!.toLowerCase() : key!,
    ...(mod ? { mod: true } : {}),
    ...(alt ? { alt: true } : {}),
    ...(shift ? { shift: true } : {}),
  };
}

export const mostKeys = 5;

const strokeSchema = z
  .string()
  .max(40)
  .transform((name, context) => {
    const stroke = readStroke(name);
    if (stroke) return stroke;
    context.addIssue({ code: 'custom', message: `${name} is no key` });
    return z.NEVER;
  });

/** A map of keys in a file: `{"hebi":"keys","singles":true,"keys":{"merge":["M"]}}`. */
export const keymapSchema = z
  .object({
    hebi: z.literal('keys'),
    singles: z.boolean(),
    keys: z.partialRecord(
      z.enum(allCommands as [Command, ...Command[]]),
      z.array(strokeSchema).max(mostKeys),
    ),
  })
  .transform(({ singles, keys }): Keymap => ({ singles, keys }));

/** A map of keys as a file. */
export function writeKeymap({ singles, keys }: Keymap): string {
  const named = Object.entries(keys).map(([command, strokes]) => [
    command,
    strokes.map(nameOfStroke),
  ]);
  return JSON.stringify({ hebi: 'keys', singles, keys: Object.fromEntries(named) }, null, 2);
}

/** The table as a person has it. */
export function tableOf({ singles, keys }: Keymap): Binding[] {
  const table = allCommands.flatMap((command) => {
    const strokes = keys[command];
    if (!strokes) return bindings.filter((binding) => binding.command === command);
    return strokes.map((stroke) => ({ command, stroke, scope: scopeOf(command, stroke) }));
  });
  return singles ? table : table.filter(({ stroke }) => !isSingle(stroke));
}

/** A key that makes a sign by itself. Speech input may press such keys by mistake. */
export function isSingle({ key, mod, alt }: Stroke): boolean {
  return !mod && !alt && [...key].length === 1;
}

/**
 * Where a key of a command counts: where the table has it, else where its command does. Arrows and
 * such count only at a bead: elsewhere they scroll, and press buttons.
 */
function scopeOf(command: Command, stroke: Stroke): Scope {
  const own = bindings.filter((binding) => binding.command === command);
  const name = nameOfStroke(stroke);
  const same = own.find((binding) => nameOfStroke(binding.stroke) === name);
  const scope = same?.scope ?? own[0]?.scope ?? 'page';
  if (same || scope === 'editor' || scope === 'any') return scope;
  const isNamed = [...stroke.key].length > 1;
  return isNamed && !stroke.mod && !/^F\d+$/.test(stroke.key) ? 'grid' : 'page';
}

/** Why a key cannot be taken. */
export type Refusal = 'modifier' | 'alt' | 'types' | 'reserved' | 'moves' | 'digits';

/** Commands whose key says a number as well. */
const counted: ReadonlySet<Command> = new Set(['takeMatch']);

/** The stroke of a key press for a command, or why it cannot be one; null while a key is only held. */
export function strokeOf(press: KeyPress, command: Command): Stroke | Refusal | null {
  if (isComposing(press) || ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(press.key))
    return null;
  if (['Dead', 'Process', 'Unidentified', 'CapsLock', 'Insert'].includes(press.key))
    return 'modifier';
  if (counted.has(command)) return countedStroke(press);
  const isSign = [...press.key].length === 1;
  // With Alt keyboards make other signs, each its own.
  if (press.altKey && isSign) return 'alt';
  const mod = press.ctrlKey || press.metaKey;
  const key = isSign ? press.key.toLowerCase() : press.key;
  const stroke: Stroke = {
    key,
    ...(mod ? { mod } : {}),
    ...(press.altKey ? { alt: true } : {}),
    // What Shift makes of a sign is the sign; of a letter it is another key.
    ...(press.shiftKey && (mod || !isSign || /\p{L}/u.test(key)) ? { shift: true } : {}),
  };
  const own = bindings.find((binding) => binding.command === command)?.scope ?? 'page';
  const isHeld = mod || press.altKey || /^F\d+$/.test(key);
  if (!isHeld && (own === 'any' || (own === 'editor' && isSign))) return 'types';
  if (['Tab', 'Escape'].includes(key) && own !== 'editor') return 'moves';
  if (isReserved(stroke)) return 'reserved';
  return stroke;
}

/** The stroke that any digit makes together with what is held. */
function countedStroke(press: KeyPress): Stroke | Refusal {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  if (digitOf(press) === null) return 'digits';
  if (!ctrlKey && !metaKey && !altKey) return 'types';
  return {
    key: digits,
    ...(ctrlKey || metaKey ? { mod: true } : {}),
    ...(altKey ? { alt: true } : {}),
    ...(shiftKey ? { shift: true } : {}),
  };
}

// Browsers keep these to themselves: the page is never told.
const reserved = new Set(['Mod+T', 'Mod+N', 'Mod+W', 'Mod+Q', 'Mod+Shift+T', 'Mod+Shift+N', 'Mod+Shift+W', 'Mod+Tab', 'Mod+Shift+Tab', 'F11', 'Alt+F4']); // prettier-ignore

function isReserved(stroke: Stroke): boolean {
  return reserved.has(nameOfStroke(stroke));
}

/** What Chrome, Firefox and Safari do with these themselves, on Windows or on a Mac. */
const ofBrowsers = new Set([
  ...['A', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'O', 'P', 'R', 'S', 'U', 'V', 'X', 'Y', 'Z', 'Enter', '+', '-', '=', ',', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '[', ']'].map((key) => `Mod+${key}`), // prettier-ignore
  ...['B', 'C', 'D', 'H', 'I', 'J', 'K', 'M', 'O', 'P', 'R', 'S', 'V', 'Y', 'Z', 'Delete'].map((key) => `Mod+Shift+${key}`), // prettier-ignore
  'Mod+1-9',
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F12', 'Shift+F3', 'Shift+F5', 'Shift+F7', 'Shift+F10'],
  ...['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Alt+Enter', 'Backspace', 'Shift+Backspace'],
  ...["'", '/'],
]);

/** Single keys by which NVDA, JAWS and Narrator go through a page. */
const ofReaders = new Set([...'1234567890ABCDEFGHIKLMNOPQRSTUVXYZ,', 'Shift+H']);

export interface Clashes {
  /** Commands that have the key where this one would count too. */
  commands: Command[];
  browser: boolean;
  screenReader: boolean;
}

/** What a key would clash with as a key of a command. */
export function clashesOf(map: Keymap, command: Command, stroke: Stroke): Clashes {
  const name = nameOfStroke(stroke);
  const scope = scopeOf(command, stroke);
  const meets = (other: Scope) =>
    Object.values(scopesAt).some((scopes) => scopes.includes(scope) && scopes.includes(other));
  const commands = tableOf({ ...map, singles: true })
    .filter((it) => it.command !== command && nameOfStroke(it.stroke) === name && meets(it.scope))
    .map((it) => it.command);
  const isOurs = bindings.some((it) => it.command === command && nameOfStroke(it.stroke) === name);
  return {
    commands: [...new Set(commands)],
    browser: !isOurs && ofBrowsers.has(name),
    screenReader: isSingle(stroke) && ofReaders.has(name.replace(/^Shift\+/, '')),
  };
}

/** Gives a command a key and takes it from the commands that it clashes with. */
export function withKey(map: Keymap, command: Command, stroke: Stroke): Keymap {
  const name = nameOfStroke(stroke);
  const keys = { ...map.keys };
  for (const other of clashesOf(map, command, stroke).commands)
    keys[other] = strokesOf(map, other).filter((it) => nameOfStroke(it) !== name);
  const now = strokesOf(map, command).filter((it) => nameOfStroke(it) !== name);
  keys[command] = [...now, stroke].slice(-mostKeys);
  return { ...map, keys };
}

/** Takes a key from a command. */
export function withoutKey(map: Keymap, command: Command, stroke: Stroke): Keymap {
  const name = nameOfStroke(stroke);
  const left = strokesOf(map, command).filter((it) => nameOfStroke(it) !== name);
  return { ...map, keys: { ...map.keys, [command]: left } };
}

/** Gives a command the keys of the table again; commands that have them now keep them no longer. */
export function withReset(map: Keymap, command: Command): Keymap {
  const others = Object.entries(map.keys).filter(([name]) => name !== command);
  const rest: Keymap['keys'] = Object.fromEntries(others);
  let next: Keymap = { ...map, keys: rest };
  for (const { stroke } of bindings.filter((it) => it.command === command))
    for (const other of clashesOf(next, command, stroke).commands)
      next = withoutKey(next, other, stroke);
  return next;
}

/** The keys of a command, whether they count or not. */
export function strokesOf(map: Keymap, command: Command): Stroke[] {
  return (
    map.keys[command] ??
    bindings.filter((binding) => binding.command === command).map(({ stroke }) => stroke)
  );
}
