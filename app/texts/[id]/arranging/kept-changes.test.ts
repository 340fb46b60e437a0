import { addBeads } from '../bead-windows';
import { bead } from '../testing/beads';
import { MemoryStorage } from '../testing/memory-storage';
import { keepChanges, listKept } from './kept-changes';
import type { Change } from './change';
import { planOf } from './plan';
import { isTemporary, nextKey } from './temporary-ids';
import { unansweredOf, waitingOf, type Unanswered } from './unanswered';

const textId = 'a';
const windows = addBeads(new Map(), 0, [bead(0), bead(1), bead(2)]);

function made(key: number, change: Change): Unanswered {
  const plan = planOf(windows, 3, bead(1).id, change, key);
  if (!plan || plan === 'impossible') throw new Error('It can be planned.');
  return unansweredOf({ key, id: crypto.randomUUID(), beadId: bead(1).id, change }, plan);
}

const changes = () => [
  made(10, { kind: 'part' }),
  made(9, { kind: 'status', status: 'confirmed', wording: '一\n\none', onlySaved: true }),
  made(100, { kind: 'shift', side: 'target', by: 1 }),
];

describe('changes that the server has not answered', () => {
  it('come back from the storage as they were, in the order in which they were made', () => {
    const storage = new MemoryStorage();
    const [part, status, shift] = changes() as [Unanswered, Unanswered, Unanswered];
    keepChanges(storage, textId, 'p', [], [part, status, shift]);
    expect(listKept(storage, 'b')).toEqual([]);
    expect(listKept(storage, textId)).toEqual(
      [status, part, shift].map((it) => ({ ...it, page: 'p' })),
    );
    expect(isTemporary(listKept(storage, textId)[1]!.made[0]!.id)).toBe(true);
  });

  it('go when they are answered, and what follows speaks of the beads that were made', () => {
    const storage = new MemoryStorage();
    const [first, second, third] = changes() as [Unanswered, Unanswered, Unanswered];
    keepChanges(storage, textId, 'p', [], [first, second, third]);
    const now = { ...second, beadId: 77 };
    keepChanges(storage, textId, 'p', [first, second, third], [{ ...first, isAnswered: true }, now, third]); // prettier-ignore
    expect(listKept(storage, textId).map(({ key, beadId }) => [key, beadId])).toEqual([
      [9, 77],
      [100, third.beadId],
    ]);
  });

  it('may be about sentences, far beads and ranges, or wait for their turn', () => {
    const storage = new MemoryStorage();
    const split = made(20, { kind: 'split-sentence', sentenceId: 15, text: 'Sentence 1.', at: 3 });
    const far = made(21, { kind: 'move-to', side: 'target', sentenceIds: [15], to: bead(2).id });
    const range = made(22, { kind: 'range', action: 'confirm', last: bead(2).id, count: 2 });
    const undo = waitingOf({ key: 23, id: crypto.randomUUID(), change: { kind: 'step', direction: 'undo', of: range.id } }, undefined, { from: 0 }); // prettier-ignore
    const merge = waitingOf({ key: 24, id: crypto.randomUUID(), change: { kind: 'merge', by: 1 } }, bead(0), { from: 0, to: 2 }); // prettier-ignore
    const all = [split, far, range, undo, merge];
    keepChanges(storage, textId, 'p', [], all);
    expect(listKept(storage, textId)).toEqual(all.map((it) => ({ ...it, page: 'p' })));
    expect(isTemporary(listKept(storage, textId)[0]!.madeSentence!)).toBe(true);
  });

  it('are passed over where they cannot be read, and lost with no noise where there is no room', () => {
    const storage = new MemoryStorage();
    storage.setItem(`hebi-change:${textId}:1:p`, '{"key":1}');
    storage.setItem(`hebi-change:${textId}:2:p`, 'nothing');
    expect(listKept(storage, textId)).toEqual([]);
    storage.setItem = () => {
      throw new Error('QuotaExceededError');
    };
    expect(() => keepChanges(storage, textId, 'p', [], changes())).not.toThrow();
  });

  it('have numbers of their own, so that no two pages give two beads one id', () => {
    const keys = [nextKey(0)];
    for (let at = 0; at < 1000; at++) keys.push(nextKey(keys.at(-1)!));
    expect(keys.every((key, at) => at === 0 || key > keys[at - 1]!)).toBe(true);
    const { id } = made(keys.at(-1)!, { kind: 'part' }).made[0]!;
    expect(Number.isSafeInteger(id) && isTemporary(id)).toBe(true);
  });
});
