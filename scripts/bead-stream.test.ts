import { streamBeads, type ShownBead } from './bead-stream';

const bead = (number: number, length = 0): ShownBead => ({
  source: `第${number}句。`,
  target: `Sentence ${number}.${'.'.repeat(length)}`,
  confidence: 0.9,
});
const beads = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => bead(from + at));

describe('beads as they come', () => {
  let time: number;
  let told: { beads: ShownBead[]; count: number }[];
  let stream: ReturnType<typeof streamBeads>;
  beforeEach(() => {
    time = 0;
    told = [];
    stream = streamBeads(
      (beads, count) => told.push({ beads, count }),
      () => time,
    );
  });

  it('are told of at once when they are the first', () => {
    stream.add(beads(1, 3));
    expect(told).toEqual([{ beads: beads(1, 3), count: 3 }]);
  });

  it('come together a few times a second, in order, none twice', () => {
    for (let number = 1; number <= 100; number++) {
      time += 10;
      stream.add([bead(number)]);
    }
    stream.flush();
    expect(told.length).toBeLessThanOrEqual(6);
    expect(told.flatMap(({ beads }) => beads)).toEqual(beads(1, 100));
    expect(told.at(-1)!.count).toBe(100);
  });

  it('are the newest where there are too many to look at, and all are counted', () => {
    stream.add(beads(1, 5000));
    expect(told).toEqual([{ beads: beads(4801, 5000), count: 5000 }]);
  });

  it('are never cut short: one as long as a book is counted and left out', () => {
    stream.add([bead(1), bead(2, 1_000_000), bead(3)]);
    expect(told).toEqual([{ beads: [bead(1), bead(3)], count: 3 }]);
  });

  it('hold back no more than a screen shows, whatever comes', () => {
    stream.add([bead(0)]);
    for (let number = 1; number <= 3000; number++) stream.add([bead(number, 50_000)]);
    stream.flush();
    expect(told[1]).toEqual({ beads: [bead(3000, 50_000)], count: 3001 });
  });

  it('are not told of where there are none', () => {
    stream.flush();
    stream.add(beads(1, 2));
    stream.flush();
    expect(told).toHaveLength(1);
  });
});
