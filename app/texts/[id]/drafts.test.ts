import { dropDraft, keepDraft, listDrafts, type Draft, type DraftStorage } from './drafts';
import { MemoryStorage } from './testing/memory-storage';

const draft = (sentenceId: number, index: number): Draft => ({
  page: 'p',
  beadId: 1,
  sentenceId,
  index,
  side: 'target',
  base: 'Before.',
  revision: 2,
  text: 'Typed.',
  abandoned: false,
});

describe('drafts', () => {
  it('are kept by text, and dropped', () => {
    const storage = new MemoryStorage();
    expect(keepDraft(storage, 'a', draft(7, 0))).toBe(true);
    expect(listDrafts(storage, 'a')).toEqual([draft(7, 0)]);
    expect(listDrafts(storage, 'b')).toEqual([]);
    dropDraft(storage, 'a', draft(7, 0));
    expect(storage.length).toBe(0);
  });

  it('of two pages do not write over each other', () => {
    const storage = new MemoryStorage();
    keepDraft(storage, 'a', { ...draft(7, 0), page: 'p', text: 'One.' });
    keepDraft(storage, 'a', { ...draft(7, 0), page: 'q', text: 'Two.' });
    dropDraft(storage, 'a', { sentenceId: 7, page: 'q' });
    expect(listDrafts(storage, 'a').map(({ text }) => text)).toEqual(['One.']);
  });

  it('are listed in the order of the text, and only those of this one', () => {
    const storage = new MemoryStorage();
    keepDraft(storage, 'a', draft(7, 9));
    keepDraft(storage, 'ab', draft(8, 0));
    keepDraft(storage, 'a', draft(3, 2));
    expect(listDrafts(storage, 'a').map(({ sentenceId }) => sentenceId)).toEqual([3, 7]);
  });

  it('that something else wrote there are passed over', () => {
    const storage = new MemoryStorage();
    storage.setItem('hebi-draft:a:1', 'not JSON');
    storage.setItem('hebi-draft:a:2', '{"text":5}');
    storage.setItem('hebi-draft:a:x', 'null');
    keepDraft(storage, 'a', draft(3, 2));
    expect(listDrafts(storage, 'a')).toHaveLength(1);
  });

  it('trouble nobody where the browser forbids storage', () => {
    const refuse = (): never => {
      throw new Error('denied');
    };
    const forbidden: DraftStorage = {
      getItem: refuse,
      setItem: refuse,
      removeItem: refuse,
      key: refuse,
      get length(): number {
        return refuse();
      },
    };
    expect(keepDraft(forbidden, 'a', draft(1, 1))).toBe(false);
    expect(listDrafts(forbidden, 'a')).toEqual([]);
    expect(() => dropDraft(forbidden, 'a', draft(1, 1))).not.toThrow();
  });
});
