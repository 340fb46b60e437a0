import { faultOf } from './file-fault';
import { keymapSchema, mostKeys } from './keymap';

const faultIn = (content: unknown) => {
  const checked = keymapSchema.safeParse(content);
  return checked.success ? null : faultOf(content, checked.error.issues[0]!);
};
const file = (keys: unknown) => ({ hebi: 'keys', singles: true, keys });

describe('a file of keys that cannot be read', () => {
  it.each([
    [null, { kind: 'notOurs' }],
    [[], { kind: 'notOurs' }],
    [{ hebi: 'text', singles: true, keys: {} }, { kind: 'notOurs' }],
    [{ hebi: 'keys', singles: 'yes', keys: {} }, { kind: 'singles' }],
    [{ hebi: 'keys', singles: true }, { kind: 'keys' }],
    [file({ fly: ['M'] }), { kind: 'command', name: 'fly' }],
    [file({ merge: 'M' }), { kind: 'list', name: 'merge' }],
    [file({ merge: Array(mostKeys + 1).fill('M') }), { kind: 'tooMany', name: 'merge' }],
    [file({ merge: ['M', 'Hyper+M'] }), { kind: 'key', name: 'merge', key: 'Hyper+M' }],
    [file({ merge: [5] }), { kind: 'key', name: 'merge', key: '5' }],
    [file({ merge: ['x'.repeat(99)] }), { kind: 'key', name: 'merge', key: `${'x'.repeat(40)}…` }],
  ])('%j says what is wrong with it', (content, fault) => {
    expect(faultIn(content)).toEqual(fault);
  });
});
