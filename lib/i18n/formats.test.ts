import { formatAgo, formatBytes } from './formats';

const now = new Date('2026-03-01T12:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('formatAgo', () => {
  it.each([
    [20, 'now', '现在'],
    [90, '1 minute ago', '1分钟前'],
    [3600, '1 hour ago', '1小时前'],
    [86_400, 'yesterday', '昨天'],
    [86_400 * 40, 'last month', '上个月'],
    [86_400 * 800, '2 years ago', '2年前'],
  ])('says %d seconds in the largest unit that fits', (seconds, english, chinese) => {
    expect(formatAgo(before(seconds), now, 'en')).toBe(english);
    expect(formatAgo(before(seconds), now, 'zh-Hans')).toBe(chinese);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [12_345, '12 kB'],
    [1_260_000, '1.3 MB'],
  ])('says %d bytes as %s', (bytes, words) => {
    expect(formatBytes(bytes, 'en')).toBe(words);
  });
});
