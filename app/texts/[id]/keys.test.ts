import en from '@/locales/en/reader.json';
import zh from '@/locales/zh-Hans/reader.json';
import { groups } from './key-sheet';
import {
  allCommands,
  bindings,
  capsOf,
  digitOf,
  digits,
  commandOf,
  scopesAt,
  type Focus,
  type KeyPress,
} from './keys';

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

const commands = [...allCommands].sort();

describe('the table of keys', () => {
  it('is documented in both languages, every key of it', () => {
    expect(Object.keys(en.keys).sort()).toEqual(commands);
    expect(Object.keys(zh.keys).sort()).toEqual(commands);
  });

  it('stands on the sheet, every command once', () => {
    expect(Object.values(groups).flat().sort()).toEqual(commands);
  });

  it('gives no key two meanings where both would count', () => {
    for (const focus of ['page', 'grid', 'editor', 'field'] satisfies Focus[])
      for (const { stroke, command, scope } of bindings) {
        if (!scopesAt[focus].includes(scope)) continue;
        const { key, mod = false, shift = false, alt = false } = stroke;
        const code = key === digits ? 'Digit4' : '';
        const held = { ctrlKey: mod, shiftKey: shift, altKey: alt, code };
        const found = commandOf(press(key, held), focus);
        expect([focus, key, found]).toEqual([focus, key, command]);
      }
  });
});

describe('a key', () => {
  it('counts where it should', () => {
    expect(commandOf(press('j'), 'page')).toBe('next');
    expect(commandOf(press('J'), 'grid')).toBe('next');
    expect(commandOf(press('ArrowDown'), 'grid')).toBe('next');
    expect(commandOf(press('ArrowDown'), 'page')).toBeNull();
    expect(commandOf(press('Enter'), 'page')).toBeNull();
    expect(commandOf(press('Tab'), 'page')).toBeNull();
    expect(commandOf(press('Tab'), 'editor')).toBe('saveNext');
    expect(commandOf(press('Tab', { shiftKey: true }), 'editor')).toBe('savePrevious');
  });

  it('of one letter does nothing where one types', () => {
    for (const { stroke } of bindings)
      if (!stroke.mod && stroke.key.length === 1)
        for (const focus of ['field', 'editor'] satisfies Focus[])
          expect(commandOf(press(stroke.key), focus)).toBeNull();
  });

  it('undoes and redoes as every platform does', () => {
    expect(commandOf(press('z', { ctrlKey: true }), 'page')).toBe('undo');
    expect(commandOf(press('z', { metaKey: true }), 'page')).toBe('undo');
    expect(commandOf(press('Z', { metaKey: true, shiftKey: true }), 'page')).toBe('redo');
    expect(commandOf(press('y', { ctrlKey: true }), 'page')).toBe('redo');
    // In a field the browser undoes what was typed.
    expect(commandOf(press('z', { ctrlKey: true }), 'editor')).toBeNull();
  });

  it('is a sign whichever way the keyboard makes it', () => {
    expect(commandOf(press('?', { shiftKey: true }), 'page')).toBe('help');
    expect(commandOf(press('?'), 'page')).toBe('help');
    expect(commandOf(press('/', { shiftKey: true }), 'page')).toBe('search');
  });

  it('with Alt, or with another shift, is not ours', () => {
    expect(commandOf(press('a', { altKey: true }), 'page')).toBeNull();
    expect(commandOf(press('a', { ctrlKey: true }), 'page')).toBeNull();
    expect(commandOf(press('E', { shiftKey: true }), 'page')).toBeNull();
  });

  it('with Alt makes no sign on any keyboard', () => {
    for (const { stroke } of bindings) if (stroke.alt) expect(stroke.key.length).toBeGreaterThan(1);
  });

  it('of a digit counts by its place, whatever a keyboard makes of it', () => {
    const held = { ctrlKey: true, shiftKey: true };
    expect(commandOf(press('#', { ...held, code: 'Digit3' }), 'editor')).toBe('takeMatch');
    expect(commandOf(press('3', { ...held, code: 'Digit3' }), 'page')).toBe('takeMatch');
    expect(commandOf(press('3', { ...held, code: 'Numpad3' }), 'page')).toBeNull();
    expect(commandOf(press(')', { ...held, code: 'Digit0' }), 'page')).toBeNull();
    expect(commandOf(press('3', { code: 'Digit3' }), 'page')).toBeNull();
    expect(digitOf({ code: 'Digit9' })).toBe(9);
  });

  it('of an input method at work is never ours', () => {
    for (const { stroke } of bindings)
      for (const focus of ['page', 'grid', 'editor', 'field'] satisfies Focus[]) {
        const { key, mod = false, shift = false, alt = false } = stroke;
        const held = { ctrlKey: mod, shiftKey: shift, altKey: alt };
        expect(commandOf(press(key, { ...held, isComposing: true }), focus)).toBeNull();
        expect(commandOf(press(key, { ...held, keyCode: 229 }), focus)).toBeNull();
      }
  });

  it('is named as on its keyboard', () => {
    expect(capsOf({ key: 'z', mod: true, shift: true }, true)).toEqual(['⌘', '⇧', 'Z']);
    expect(capsOf({ key: 'z', mod: true }, false)).toEqual(['Ctrl', 'Z']);
    expect(capsOf({ key: digits, mod: true, shift: true }, true)).toEqual(['⌃', '⇧', '1–9']);
    expect(capsOf({ key: 'ArrowDown' }, false)).toEqual(['↓']);
    expect(capsOf({ key: 'ArrowDown', alt: true }, true)).toEqual(['⌥', '↓']);
  });
});
