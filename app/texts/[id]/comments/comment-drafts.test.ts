import { longestComment } from '@/lib/store/types';
import { keepCommentDraft, readCommentDraft } from './comment-drafts';

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    size: () => kept.size,
  };
}

describe('a comment that was not sent', () => {
  const draft = (storage: Parameters<typeof readCommentDraft>[0], of = { sentenceId: 7 }) =>
    readCommentDraft(storage, 't', of);

  it('is there again, for its sentence of its text only', () => {
    const storage = memoryStorage();
    keepCommentDraft(storage, 't', { sentenceId: 7 }, '这里是否漏译？');
    expect(draft(storage)).toBe('这里是否漏译？');
    expect(draft(storage, { sentenceId: 8 })).toBe('');
    expect(readCommentDraft(storage, 'other', { sentenceId: 7 })).toBe('');
    expect(readCommentDraft(storage, 't', { commentId: 7 })).toBe('');
  });

  it('leaves nothing behind once it is empty', () => {
    const storage = memoryStorage();
    keepCommentDraft(storage, 't', { commentId: 3 }, 'A word.');
    keepCommentDraft(storage, 't', { commentId: 3 }, ' \n');
    expect(storage.size()).toBe(0);
  });

  it('is never longer than the server takes', () => {
    const storage = memoryStorage();
    keepCommentDraft(storage, 't', { sentenceId: 7 }, 'x'.repeat(longestComment + 1));
    expect(draft(storage)).toHaveLength(longestComment);
  });

  it('does without a storage that is forbidden or full', () => {
    const refuse = () => {
      throw new Error('QuotaExceededError');
    };
    const storage = { getItem: refuse, setItem: refuse, removeItem: refuse };
    keepCommentDraft(storage, 't', { sentenceId: 7 }, 'A word.');
    expect(draft(storage)).toBe('');
  });
});
