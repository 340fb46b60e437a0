/** Everything the keyboard does on the page. The words are `keys.<command>` of reader.json. */
export type Command =
  | 'next'
  | 'previous'
  | 'source'
  | 'target'
  | 'open'
  | 'confirm'
  | 'merge'
  | 'mergeBack'
  | 'split'
  | 'part'
  | 'exchange'
  | 'moveOn'
  | 'moveBack'
  | 'shiftOn'
  | 'shiftBack'
  | 'realign'
  | 'menu'
  | 'review'
  | 'reviewBack'
  | 'confirmNext'
  | 'notes'
  | 'comments'
  | 'beadHistory'
  | 'filter'
  | 'wholeText'
  | 'filterAgain'
  | 'undo'
  | 'redo'
  | 'history'
  | 'search'
  | 'replace'
  | 'goTo'
  | 'outline'
  | 'print'
  | 'help'
  | 'palette'
  | 'changeKeys'
  | 'save'
  | 'leave'
  | 'saveNext'
  | 'savePrevious'
  | 'splitSentence'
  | 'joinSentence'
  | 'joinSentenceBack'
  | 'insertSentence'
  | 'moveSentenceOn'
  | 'moveSentenceBack'
  | 'moveTo'
  | 'deleteSentence'
  | 'extendOn'
  | 'extendBack'
  | 'setBack'
  | 'leaveRange'
  | 'propagate'
  | 'pretranslate'
  | 'matches'
  | 'takeMatch'
  | 'insertMatch'
  | 'concordance'
  | 'saveConfirm';

/**
 * Where a key counts: `page` everywhere but in fields, `grid` only where a bead has the focus (so
 * that arrows scroll and Enter presses buttons elsewhere), `editor` in an open sentence, `any` in
 * fields too.
 */
export type Scope = 'page' | 'grid' | 'editor' | 'any';

/** `key` of a stroke with any of the digits 1 to 9, by their place on the keyboard. */
export const digits = '1-9';

export interface Stroke {
  /** `KeyboardEvent.key`, letters in lower case; or `digits`. */
  key: string;
  /** Ctrl, or ⌘ on a Mac. */
  mod?: boolean;
  shift?: boolean;
  /** Alt, or ⌥ on a Mac: with keys only that make no sign. */
  alt?: boolean;
}

export interface Binding {
  command: Command;
  scope: Scope;
  stroke: Stroke;
}

const bind = (command: Command, scope: Scope, ...strokes: Stroke[]): Binding[] =>
  strokes.map((stroke) => ({ command, scope, stroke }));

/** The one table: the page listens by it, and the sheet of keys prints it. */
export const bindings: readonly Binding[] = [
  ...bind('next', 'page', { key: 'j' }),
  ...bind('next', 'grid', { key: 'ArrowDown' }),
  ...bind('previous', 'page', { key: 'k' }),
  ...bind('previous', 'grid', { key: 'ArrowUp' }),
  ...bind('source', 'grid', { key: 'ArrowLeft' }),
  ...bind('target', 'grid', { key: 'ArrowRight' }),
  ...bind('open', 'page', { key: 'e' }),
  ...bind('open', 'grid', { key: 'Enter' }),
  ...bind('confirm', 'page', { key: 'a' }),
  ...bind('confirmNext', 'page', { key: 'a', shift: true }),
  ...bind('review', 'page', { key: 'n' }),
  ...bind('reviewBack', 'page', { key: 'n', shift: true }),
  ...bind('notes', 'grid', { key: 'i' }),
  ...bind('comments', 'page', { key: 'c' }),
  ...bind('beadHistory', 'page', { key: 'h', shift: true }),
  ...bind('filter', 'page', { key: 'f', shift: true }),
  ...bind('wholeText', 'page', { key: 'w' }),
  ...bind('filterAgain', 'page', { key: 'w', shift: true }),
  ...bind('merge', 'page', { key: 'm' }),
  ...bind('mergeBack', 'page', { key: 'm', shift: true }),
  ...bind('split', 'page', { key: 's' }),
  ...bind('part', 'page', { key: 'd' }),
  ...bind('exchange', 'page', { key: 'x' }),
  ...bind('moveOn', 'grid', { key: 'ArrowDown', alt: true }),
  ...bind('moveBack', 'grid', { key: 'ArrowUp', alt: true }),
  ...bind('shiftOn', 'grid', { key: 'PageDown', alt: true }),
  ...bind('shiftBack', 'grid', { key: 'PageUp', alt: true }),
  ...bind('realign', 'page', { key: 'r' }),
  ...bind('menu', 'grid', { key: 'ContextMenu' }, { key: 'F10', shift: true }),
  ...bind('undo', 'page', { key: 'z', mod: true }),
  ...bind('redo', 'page', { key: 'z', mod: true, shift: true }, { key: 'y', mod: true }),
  ...bind('history', 'page', { key: 'h' }),
  ...bind('search', 'page', { key: '/' }),
  ...bind('replace', 'page', { key: 'f' }),
  ...bind('goTo', 'page', { key: 'g' }),
  ...bind('outline', 'page', { key: 'o' }),
  ...bind('print', 'any', { key: 'p', mod: true }),
  ...bind('help', 'page', { key: '?' }),
  ...bind('palette', 'any', { key: 'k', mod: true }),
  ...bind('save', 'editor', { key: 'Enter', mod: true }),
  ...bind('saveNext', 'editor', { key: 'Tab' }),
  ...bind('savePrevious', 'editor', { key: 'Tab', shift: true }),
  ...bind('leave', 'editor', { key: 'Escape' }),
  ...bind('splitSentence', 'editor', { key: 'Enter', alt: true }),
  ...bind('joinSentence', 'editor', { key: 'Enter', alt: true, shift: true }),
  ...bind('joinSentenceBack', 'editor', { key: 'Enter', mod: true, shift: true }),
  ...bind('moveSentenceOn', 'editor', { key: 'ArrowDown', alt: true }),
  ...bind('moveSentenceBack', 'editor', { key: 'ArrowUp', alt: true }),
  ...bind('deleteSentence', 'editor', { key: 'Delete', alt: true, shift: true }, { key: 'Backspace', alt: true, shift: true }), // prettier-ignore
  ...bind('insertSentence', 'page', { key: 'i', shift: true }),
  ...bind('moveTo', 'page', { key: 't' }),
  ...bind('extendOn', 'page', { key: 'j', shift: true }),
  ...bind('extendOn', 'grid', { key: 'ArrowDown', shift: true }),
  ...bind('extendBack', 'page', { key: 'k', shift: true }),
  ...bind('extendBack', 'grid', { key: 'ArrowUp', shift: true }),
  ...bind('setBack', 'page', { key: 'u' }),
  ...bind('leaveRange', 'page', { key: 'Escape' }),
  ...bind('propagate', 'page', { key: 'y' }),
  ...bind('saveConfirm', 'editor', { key: 'Enter', shift: true }),
  ...bind('matches', 'page', { key: 'p' }),
  // Why these: docs/translating.md.
  ...bind('takeMatch', 'any', { key: digits, mod: true, shift: true }),
  ...bind('insertMatch', 'any', { key: 'F2' }),
  ...bind('concordance', 'any', { key: 'F8' }),
  ...bind('concordance', 'page', { key: 'l' }),
];

/** Commands that begin without a key: a person may give them one. */
export const unbound: readonly Command[] = ['changeKeys', 'pretranslate'];

/** Commands for the bead that one is at: an empty filter shows none. */
export const ofBead: ReadonlySet<Command> = new Set<Command>([
  'open', 'confirm', 'confirmNext', 'setBack', 'merge', 'mergeBack', 'split', 'part', 'exchange',
  'moveOn', 'moveBack', 'shiftOn', 'shiftBack', 'realign', 'menu', 'notes', 'comments', 'beadHistory',
  'insertSentence', 'moveTo', 'extendOn', 'extendBack', 'takeMatch', 'insertMatch',
]); // prettier-ignore

/** Every command there is, once. */
export const allCommands: readonly Command[] = [
  ...new Set([...bindings.map(({ command }) => command), ...unbound]),
];

/** What is read of a keyboard event. */
export interface KeyPress {
  key: string;
  /** The key's place on the keyboard, `KeyboardEvent.code`. */
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** An input method is at work: its keys are not ours. Safari tells only by the key code. */
export function isComposing(press: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

/** Where the focus is, as far as keys care. */
export type Focus = 'page' | 'grid' | 'editor' | 'field';

/** The scopes that count where the focus is. */
export const scopesAt: Record<Focus, readonly Scope[]> = {
  page: ['page', 'any'],
  grid: ['grid', 'page', 'any'],
  editor: ['editor', 'any'],
  field: ['any'],
};

/**
 * The command of a key where the focus is, or null where it has none.
 * @param table a person's own keys (app/keys), where they changed some
 */
export function commandOf(
  press: KeyPress,
  focus: Focus,
  table: readonly Binding[] = bindings,
): Command | null {
  if (isComposing(press)) return null;
  const mod = press.ctrlKey || press.metaKey;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const found = table.find(
    ({ scope, stroke }) =>
      scopesAt[focus].includes(scope) &&
      (stroke.key === key || (stroke.key === digits && digitOf(press) !== null)) &&
      Boolean(stroke.mod) === mod &&
      Boolean(stroke.alt) === press.altKey &&
      // What Shift makes of a sign (`?`) differs from keyboard to keyboard.
      (Boolean(stroke.shift) === press.shiftKey || (!mod && /^[^a-z]$/.test(key))),
  );
  return found?.command ?? null;
}

/** The digit 1 to 9 that a key has on its cap, whatever Shift or the layout make of it; else null. */
export function digitOf({ code }: Pick<KeyPress, 'code'>): number | null {
  const digit = /^Digit([1-9])$/.exec(code ?? '')?.[1];
  return digit === undefined ? null : Number(digit);
}

const signs: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  ContextMenu: 'Menu',
  [digits]: '1–9',
};

/** The caps of a stroke, as they are printed on the keyboard. */
export function capsOf({ key, mod, shift, alt }: Stroke, mac: boolean): string[] {
  const cap = signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  return [
    // With ⌘ and Shift a Mac takes pictures of the screen by 3 to 6; Ctrl counts as well.
    ...(mod ? [mac ? (key === digits ? '⌃' : '⌘') : 'Ctrl'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift'] : []),
    cap,
  ];
}
