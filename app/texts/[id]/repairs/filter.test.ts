import type { RepairView } from '@/lib/store/types';
import { filterHref, readFilter, type Filter } from './filter';

const repair = (state: RepairView['state']): RepairView => ({
  id: 1,
  versionId: 2,
  lang: 'zh-Hans',
  kind: 'space',
  before: '目 录',
  after: '目录',
  certainty: 'uncertain',
  state,
  contextBefore: '',
  contextAfter: '',
  line: 3,
  beadId: null,
  beadIndex: null,
});

describe('the choice of repairs in an address', () => {
  it('shows what waits for a decision, if anything does', () => {
    expect(readFilter({}, [repair('applied'), repair('proposed')]).state).toBe('proposed');
    expect(readFilter({}, [repair('applied')]).state).toBe('all');
  });

  it('comes back from its own address', () => {
    const choice: Filter = { state: 'applied', kind: 'variant', versionId: 7, page: 3 };
    const { searchParams } = new URL(filterHref('t', choice), 'http://localhost');
    expect(readFilter(Object.fromEntries(searchParams), [])).toEqual(choice);
  });

  it.each([
    { state: 'burnt', kind: '__proto__', version: 'x', page: '-1' },
    { kind: ['space', 'width'], page: ['2', '3'] },
    { page: '1e99', version: '1.5' },
  ])('leaves out what is not valid: %j', (search) => {
    expect(readFilter(search, [])).toEqual({ state: 'all', kind: null, versionId: null, page: 1 });
  });
});
