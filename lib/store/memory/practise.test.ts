import { setTimeout as wait } from 'node:timers/promises';
import { practise, practiseWhenIdle } from './practise';

describe('a practice', () => {
  it('looks up sentences as one might ask them: as they are, with gaps, with other characters, and what is like none', () => {
    const asked: string[] = [];
    const sentences = ['打开文件以后保存', '打开文件以后保存', '服务器不能打开文件', '打开文件以后保存'];
    const steps = practise(sentences, (segment) => asked.push(segment));
    steps.next();
    expect(asked).toHaveLength(1);
    expect([...steps]).toHaveLength(3);
    expect(asked).toEqual(['打开文件以后保存', '打开文件后保存', '服务文不能打开存件', '存保后以件文开打']);
  }); // prettier-ignore

  it('is held once for each of few pairs of languages', async () => {
    const begun: string[] = [];
    const told = practiseWhenIdle(({ from }) => {
      begun.push(from);
      return practise(['a'], () => undefined);
    });
    for (const from of ['zh', 'zh', 'en', 'de', 'fr', 'it', 'en']) told({ from, to: 'ja' });
    await wait(20);
    expect(begun).toEqual(['zh', 'en', 'de', 'fr']);
  });

  it('ends where a lookup fails, and nobody hears of it', async () => {
    let lookups = 0;
    const told = practiseWhenIdle(() =>
      practise(['a', 'b', 'c'], () => {
        if (++lookups === 2) throw new Error('database is locked');
      }),
    );
    told({ from: 'zh-Hans', to: 'en' });
    await wait(50);
    expect(lookups).toBe(2);
  });
});
