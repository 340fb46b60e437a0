import { bindings, commandOf, type Command, type KeyPress } from '@/app/texts/[id]/keys';
import {
  clashesOf,
  keymapSchema,
  nameOfStroke,
  noChanges,
  readStroke,
  strokeOf,
  tableOf,
  withKey,
  withoutKey,
  withReset,
  writeKeymap,
} from './keymap';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

describe('the keys of a person', () => {
  it('are those of the table where nothing was changed', () => {
    const plain = (table: readonly object[]) => table.map((it) => JSON.stringify(it)).sort();
    expect(plain(tableOf(noChanges))).toEqual(plain(bindings));
  });

  it('count instead of the table’s, and are taken from whoever had them', () => {
    const map = withKey(noChanges, 'merge', { key: 'j' });
    const table = tableOf(map);
    expect(commandOf(press('j'), 'page', table)).toBe('merge');
    expect(commandOf(press('m'), 'page', table)).toBe('merge');
    expect(commandOf(press('ArrowDown'), 'grid', table)).toBe('next');
    expect(commandOf(press('j'), 'page', tableOf(withReset(map, 'next')))).toBe('next');
  });

  it('may be taken away, all of them', () => {
    const map = withoutKey(noChanges, 'merge', { key: 'm' });
    expect(commandOf(press('m'), 'page', tableOf(map))).toBeNull();
    expect(commandOf(press('m'), 'page', tableOf(withReset(map, 'merge')))).toBe('merge');
  });

  it('of one sign are all off where a person turned them off', () => {
    const table = tableOf({ ...noChanges, singles: false });
    for (const { stroke } of table) expect(stroke.mod || stroke.alt || stroke.key.length > 1).toBe(true); // prettier-ignore
    expect(commandOf(press('z', { ctrlKey: true }), 'page', table)).toBe('undo');
  });

  it('let arrows scroll and Enter press buttons outside of the text', () => {
    const table = tableOf(withKey(noChanges, 'confirm', { key: ' ' }));
    expect(commandOf(press(' '), 'grid', table)).toBe('confirm');
    const named = tableOf(withKey(noChanges, 'confirm', { key: 'End' }));
    expect(commandOf(press('End'), 'page', named)).toBeNull();
    expect(commandOf(press('End'), 'grid', named)).toBe('confirm');
  });
});

describe('a key that is pressed for a command', () => {
  it('is taken as the keyboard gives it', () => {
    expect(strokeOf(press('G'), 'merge')).toEqual({ key: 'g' });
    expect(strokeOf(press('G', { shiftKey: true }), 'merge')).toEqual({ key: 'g', shift: true });
    expect(strokeOf(press('!', { shiftKey: true }), 'merge')).toEqual({ key: '!' });
    expect(strokeOf(press('F8'), 'save')).toEqual({ key: 'F8' });
    expect(strokeOf(press('Control', { ctrlKey: true }), 'merge')).toBeNull();
  });

  it('is refused where it could not count', () => {
    expect(strokeOf(press('å', { altKey: true }), 'merge')).toBe('alt');
    expect(strokeOf(press('w', { ctrlKey: true }), 'merge')).toBe('reserved');
    expect(strokeOf(press('s'), 'save')).toBe('types');
    expect(strokeOf(press('k'), 'palette')).toBe('types');
    expect(strokeOf(press('Escape'), 'merge')).toBe('moves');
    expect(strokeOf(press('Process', { keyCode: 229 }), 'merge')).toBeNull();
  });

  it('has a digit where the command counts, and something held with it', () => {
    const held = { ctrlKey: true, altKey: true, code: 'Digit2' };
    expect(strokeOf(press('2', held), 'takeMatch')).toEqual({ key: '1-9', mod: true, alt: true });
    expect(strokeOf(press('x', { ...held, code: 'KeyX' }), 'takeMatch')).toBe('digits');
    expect(strokeOf(press('2', { code: 'Digit2' }), 'takeMatch')).toBe('types');
  });

  it('says what it clashes with', () => {
    expect(clashesOf(noChanges, 'history', { key: 'j' }).commands).toEqual(['next']);
    expect(clashesOf(noChanges, 'history', { key: 'j' }).screenReader).toBe(false);
    expect(clashesOf(noChanges, 'next', { key: 'h' })).toEqual({
      commands: ['history'],
      browser: false,
      screenReader: true,
    });
    expect(clashesOf(noChanges, 'merge', { key: 'd', mod: true }).browser).toBe(true);
    // Where one types, the keys of the page do not count.
    expect(clashesOf(noChanges, 'save', { key: 'z', mod: true }).commands).toEqual([]);
  });
});

describe('a map of keys in a file', () => {
  it('comes back as it was', () => {
    let map = withKey(noChanges, 'merge', { key: 'l', mod: true, shift: true });
    map = withKey({ ...map, singles: false }, 'split', { key: 'PageUp', alt: true });
    expect(keymapSchema.parse(JSON.parse(writeKeymap(map)))).toEqual(map);
    for (const { stroke } of bindings) expect(readStroke(nameOfStroke(stroke))).toEqual(stroke);
  });

  it.each([
    ['something else', { a: 1 }],
    ['no key', { hebi: 'keys', singles: true, keys: { merge: ['Ctrl+'] } }],
    ['no command', { hebi: 'keys', singles: true, keys: { explode: ['M'] } }],
    ['too many', { hebi: 'keys', singles: true, keys: { merge: [...'abcdef'] } }],
  ])('is refused where it is %s', (_, content) => {
    expect(keymapSchema.safeParse(content).success).toBe(false);
  });

  it('may hold only some of the commands', () => {
    const content = { hebi: 'keys', singles: true, keys: { merge: [] } };
    const map = keymapSchema.parse(content);
    expect(Object.keys(map.keys) as Command[]).toEqual(['merge']);
  });
});
