import { scoreWords } from './words';

describe('scoreWords', () => {
  const gold = [
    ['网络', '安全', '是', '挑战'],
    ['天', '晴', '了'],
  ];

  test('counts whole words at their places', () => {
    const score = scoreWords('ours', gold, [
      { words: ['网络安全', '是', '挑战'], milliseconds: 1 },
      { words: ['天', '晴', '了'], milliseconds: 1 },
    ]);
    expect(score).toMatchObject({ finished: 2, sentences: 2, precision: 5 / 6, recall: 5 / 7 });
    expect(score.charactersPerSecond).toBe(5000);
  });

  test('leaves out what did not end', () => {
    const score = scoreWords('ours', gold, [null, { words: ['天', '晴', '了'], milliseconds: 2 }]);
    expect(score).toMatchObject({ finished: 1, sentences: 2, f1: 1, slowest: 2 });
  });
});
