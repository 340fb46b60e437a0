import { arrangementOf, beadCommands, isPossible, sideCommands } from './arrangements';
import { bead } from './testing/beads';

describe('what one can do with a bead', () => {
  const possible = (index: number, more = {}) =>
    [...beadCommands, ...sideCommands].filter((it) =>
      isPossible(it, bead(index, more), 'target', 10),
    );

  it('is everything in the middle of a text', () => {
    expect(possible(5)).toEqual([...beadCommands, ...sideCommands]);
  });

  it('needs a neighbour where it concerns one', () => {
    expect(possible(0)).toEqual(['merge', 'split', 'part', 'exchange', 'moveOn', 'shiftOn']);
    expect(possible(9)).toEqual(['mergeBack', 'split', 'part', 'moveBack', 'shiftBack']);
  });

  it('needs sentences on its side', () => {
    expect(possible(5, { target: [] })).toEqual([
      'merge',
      'mergeBack',
      'exchange',
      'shiftOn',
      'shiftBack',
    ]);
  });

  it('is told to the server with its side and direction', () => {
    expect(arrangementOf('moveBack', 'source')).toEqual({ kind: 'move', side: 'source', by: -1 });
    expect(arrangementOf('part', 'source')).toEqual({ kind: 'part' });
  });
});
