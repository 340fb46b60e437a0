import type { IssueView } from '@/lib/store/types';
import { newWarning, warningsOf } from './warnings-of';

const issue = (check: IssueView['check'], found = ''): IssueView => ({
  key: `${check} ${found}`,
  check,
  found,
  place: null,
});

describe('warnings', () => {
  it('are of what can be mended in the bead itself', () => {
    const all = [issue('length'), issue('same-source'), issue('number', '83')];
    expect(warningsOf(all)).toEqual([all[2]]);
  });

  it('are new where no such thing was found before', () => {
    const [old, more] = [issue('number', '83'), issue('number', '84')];
    expect(newWarning([old, issue('length'), more], [{ ...old, key: 'x' }])).toBe(more);
    expect(newWarning([old], [old])).toBeUndefined();
  });
});
