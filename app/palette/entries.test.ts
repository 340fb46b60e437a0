import { groupsOf, type Entry } from './entries';

const entry = (kind: Entry['kind'], label: string, second?: string): Entry => ({
  id: `${kind} ${label}`,
  kind,
  label,
  second,
  run: () => undefined,
});

const entries = [
  entry('command', 'Merge with the next bead'),
  entry('command', 'Next bead'),
  entry('heading', '第二章 网络安全', 'II. Security'),
  entry('text', '白皮书', 'White paper'),
  entry('page', 'Library'),
];

const labels = (query: string, recent: string[] = []) =>
  groupsOf(entries, query, recent).map(({ value, items }) => [value, items.map((it) => it.label)]);

describe('the palette', () => {
  it('shows all at first, and what was chosen last above it, once', () => {
    expect(labels('')[0]).toEqual(['command', ['Merge with the next bead', 'Next bead']]);
    const [first, second] = labels('', ['text 白皮书', 'text gone']);
    expect(first).toEqual(['recent', ['白皮书']]);
    expect(second![0]).toBe('command');
    expect(labels('', ['text 白皮书']).flat(2)).toHaveLength(
      new Set(labels('', ['text 白皮书']).flat(2)).size,
    );
  });

  it('puts the best answer at the top, in whichever language', () => {
    expect(labels('security')[0]).toEqual(['heading', ['第二章 网络安全']]);
    expect(labels('wlaq')[0]).toEqual(['heading', ['第二章 网络安全']]);
    expect(labels('next')[0]).toEqual(['command', ['Next bead', 'Merge with the next bead']]);
    expect(labels('zzz')).toEqual([]);
  });

  it('knows a bead by its number before all else', () => {
    const bead = entry('bead', 'Go to bead 12');
    expect(groupsOf([bead, ...entries], '12', [])[0]!.items).toEqual([bead]);
  });
});
