import type { IssueView, Side } from '@/lib/store/types';
import { issuesSoFar, looksFinished } from './unfinished';

const issue = (check: IssueView['check'], side: Side = 'target', found = ''): IssueView => ({
  ...{ key: check, check, found },
  place: { side, sentenceId: 1, start: 0, end: 1 },
});
const written = (text: string, caret = text.length) => ({ side: 'target' as const, text, caret });

describe('a sentence that is being written', () => {
  it('looks finished with its final mark, or where one mends inside of it', () => {
    expect(looksFinished(written('The network belongs to'))).toBe(false);
    expect(looksFinished(written('The network, '))).toBe(false);
    for (const text of ['It is ours.', '“It is ours.” ', '它属于大家。', 'Why?)'])
      expect(looksFinished(written(text))).toBe(true);
    expect(looksFinished(written('The network belongs to all', 4))).toBe(true);
  });

  it('is not told what is still to come, but what is wrong already', () => {
    const missing = [issue('final-mark'), issue('missing-term', 'source'), issue('number', 'source', '83')]; // prettier-ignore
    const wrong = [
      issue('forbidden-term'),
      issue('number', 'target', '84'),
      issue('repeated-word'),
    ];
    const all = [...missing, ...wrong];
    expect(issuesSoFar(all, [], written('In 84 the the'))).toEqual(wrong);
    expect(issuesSoFar(all, [], written('In 84 the the end.'))).toEqual(all);
  });

  it('is told on what stood before', () => {
    const term = issue('missing-term', 'source', '网络');
    expect(issuesSoFar([term], [term], written('The'))).toEqual([term]);
    expect(issuesSoFar([term], [{ ...term, found: '治理' }], written('The'))).toEqual([]);
  });
});
