import { storeLongText } from '@/tests/browser/long-text';
import { useFreshDatabase } from '@/tests/database';
import { storeSmallText } from '@/tests/small-text';
import { databaseFile } from '../database-file';
import { setStatus } from '../edits';
import { readBeads } from '../beads';
import { findAlignment } from '../texts';
import { askForBeads, askWholeText, endWholeTextService, historyOfBead, mostBeadsHere, stepText } from './service'; // prettier-ignore

/* The real process: it takes seconds to start where the machine is busy. */
jest.setTimeout(60_000);

describe('what reads every bead', () => {
  useFreshDatabase();
  afterEach(() => endWholeTextService());
  const processes = globalThis as { hebiWholeText?: unknown };
  const confirmed = { status: 'confirmed' } as const;

  it('is answered here for a short text', async () => {
    const { alignmentId } = storeSmallText();
    expect(await askWholeText('check', { alignmentId })).toBe(0);
    expect(await askWholeText('filter', { alignmentId, filter: confirmed, keep: [] })).toEqual([]);
    expect(processes.hebiWholeText).toBeUndefined();
  });

  it('is answered by another process for a long one, as it stands now', async () => {
    const textId = storeLongText(databaseFile(), mostBeadsHere + 1);
    const alignmentId = (await findAlignment(textId))!;
    const ask = { alignmentId, filter: confirmed, keep: [] };
    expect(await askWholeText('filter', ask)).toEqual([]);
    const beads = await readBeads(alignmentId, 4000, 1);
    await setStatus({ textId, beads, status: 'confirmed', author: '' });
    expect(await askWholeText('filter', ask)).toEqual([{ id: beads[0]!.id, place: 4000 }]);
    expect(await askWholeText('check', { alignmentId })).toBe(mostBeadsHere + 1 - 100);
    expect(processes.hebiWholeText).toBeDefined();
  });

  it('is changed by another process, and taken back by it', async () => {
    const count = mostBeadsHere + 1;
    const textId = storeLongText(databaseFile(), count);
    const filter = { alignmentId: (await findAlignment(textId))!, filter: confirmed, keep: [] };
    const change = { textId, confidence: 0.5, count, author: '林' };
    expect(await askForBeads(count, 'confirmAbove', change)).toMatchObject({ ok: true });
    expect(processes.hebiWholeText).toBeDefined();
    expect(await askWholeText('filter', filter)).toHaveLength(count);
    await endWholeTextService();
    const [first] = await readBeads(filter.alignmentId, 7, 1);
    const history = await historyOfBead({ textId, beadId: first!.id });
    expect(history?.versions.map(({ kind }) => kind)).toEqual(['set-status', null]);
    expect(processes.hebiWholeText).toBeDefined();
    expect(await stepText({ textId, author: '林', direction: 'undo' })).toMatchObject({ ok: true });
    expect(processes.hebiWholeText).toBeDefined();
    expect(await askWholeText('filter', filter)).toEqual([]);
    await endWholeTextService();
    const [bead] = await readBeads(filter.alignmentId, 7, 1);
    await setStatus({ textId, beads: [bead!], status: 'confirmed', author: '林' });
    expect(await stepText({ textId, author: '林', direction: 'undo' })).toMatchObject({ ok: true });
    expect(processes.hebiWholeText).toBeUndefined();
  });
});
