import { argsOf, rearrangeSchema } from './rearrange-order';

const argsFor = (order: Record<string, string>) => argsOf('-Debian', rearrangeSchema.parse(order));

describe('the order to rearrange a memory', () => {
  it.each([
    [{ way: 'merge', into: ' All ' }, ['merge', '--into=All', '--', '-Debian']],
    [{ way: 'split', by: 'year' }, ['split', '--memory=-Debian', '--by=year']],
    [{ way: 'split', by: 'size', size: '500' }, ['split', '--memory=-Debian', '--size=500']],
    [
      { way: 'filter', into: 'Some', contains: '文件', lang: '', by: '', since: '2026-01-31', before: '' }, // prettier-ignore
      ['filter', '--memory=-Debian', '--into=Some', '--contains=文件', '--since=2026-01-31'],
    ],
  ])('%j is told to the command', (order, args) => {
    expect(argsFor(order as Record<string, string>)).toEqual(args);
  });

  it.each([
    { way: 'merge', into: '  ' },
    { way: 'split', by: 'size', size: '0' },
    { way: 'filter', into: 'Some', since: 'yesterday' },
    { way: 'delete' },
  ])('%j is refused', (order) => {
    expect(rearrangeSchema.safeParse(order).success).toBe(false);
  });
});
