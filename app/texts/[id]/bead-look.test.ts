import {
  doubtfulBelow,
  findSentence,
  gapBetween,
  isSameBead,
  markOf,
  shapeOf,
  turnedStatus,
} from './bead-look';
import { bead, sentence } from './testing/beads';

describe('the mark of a bead', () => {
  it('doubts only what no person has looked at', () => {
    const doubtful = doubtfulBelow - 0.01;
    expect(markOf(bead(0, { confidence: doubtful }))).toBe('doubtful');
    expect(markOf(bead(0, { confidence: doubtfulBelow }))).toBe('machine');
    expect(markOf(bead(0, { confidence: doubtful, status: 'draft' }))).toBe('draft');
    expect(markOf(bead(0, { confidence: doubtful, status: 'confirmed' }))).toBe('confirmed');
  });
});

describe('the same bead', () => {
  it('is one that only stands elsewhere', () => {
    const one = bead(3);
    expect(isSameBead(one, { ...one, index: 2 })).toBe(true);
  });

  it('is none of which anything else changed', () => {
    const one = bead(3);
    expect(isSameBead(one, { ...one, status: 'confirmed' })).toBe(false);
    expect(isSameBead(one, { ...one, target: [...one.target] })).toBe(false);
    expect(isSameBead(one, { ...one, comments: { open: 1, resolved: 0 } })).toBe(false);
  });
});

describe('turning the status', () => {
  it('confirms, and goes back to what the bead was', () => {
    expect(turnedStatus(bead(0))).toBe('confirmed');
    expect(turnedStatus(bead(0, { status: 'draft' }))).toBe('confirmed');
    expect(turnedStatus(bead(0, { status: 'confirmed' }))).toBe('machine');
  });

  it('goes back to a draft where a sentence is no longer the source’s', () => {
    const target = [sentence(5, 'Mine.', { edited: true })];
    expect(turnedStatus(bead(0, { status: 'confirmed', target }))).toBe('draft');
  });
});

describe('the shape of a bead', () => {
  const heading = { id: 1, kind: 'heading', level: 2 };

  it('is that of the source', () => {
    const source = [sentence(0, '一、', { block: heading, opensBlock: true })];
    expect(shapeOf(bead(0, { source }))).toEqual({ kind: 'heading', level: 2, opens: true });
  });

  it('is that of the target where there is no source', () => {
    const target = [sentence(5, 'I.', { block: heading, opensBlock: false })];
    expect(shapeOf(bead(0, { source: [], target }))).toEqual({
      kind: 'heading',
      level: 2,
      opens: false,
    });
  });

  it('is plain where there is nothing at all', () => {
    expect(shapeOf({ source: [], target: [] }).kind).toBe('paragraph');
  });
});

it('sets spaces between sentences where the language does', () => {
  expect(['zh-Hans', 'zh', 'ja', 'en', 'de', 'zha'].map(gapBetween)).toEqual([
    '',
    '',
    '',
    ' ',
    ' ',
    ' ',
  ]);
});

it('finds a sentence on either side', () => {
  expect(findSentence(bead(3), 30)?.text).toBe('句30。');
  expect(findSentence(bead(3), 35)?.text).toBe('Sentence 3.');
  expect(findSentence(bead(3), 1)).toBeUndefined();
});
