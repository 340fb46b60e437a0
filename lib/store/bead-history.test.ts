import fc from 'fast-check';
import { align } from '@/lib/align/align';
import { loadLexicon } from '@/scripts/aligner';
import { useFreshDatabase } from '@/tests/database';
import { steps, takeStep } from '@/tests/random-operations';
import { storeSmallText } from '@/tests/small-text';
import { arrange, type Arrangement } from './arrange';
import { readBeadHistory, type BeadPoint, type BeadVersion } from './bead-history';
import { readBeads } from './beads';
import { prisma } from './client';
import { addComment } from './comments';
import { editSentence, setStatus } from './edits';
import { redo, undo } from './history';
import { keepRegion, previewRegion } from './realign-region';
import { restoreWording } from './restore-wording';
import { changeSentence, type SentenceOperation } from './sentence-operations';
import type { BeadStatus } from './types';

describe('the history of a bead', () => {
  useFreshDatabase();
  let textId: string;
  let alignmentId: number;
  beforeEach(() => ({ textId, alignmentId } = storeSmallText()));

  const author = 'Lin';
  const bead = async (at: number) => (await readBeads(alignmentId, at, 1))[0]!;
  const reword = async (at: number, text: string, side: 'source' | 'target' = 'target') => {
    const { id: beadId, revision, [side]: sentences } = await bead(at);
    const sentenceId = sentences[0]!.id;
    const result = await editSentence({ textId, beadId, sentenceId, revision, text, author });
    expect(result).toMatchObject({ ok: true });
  };
  const turn = async (at: number, status: BeadStatus) =>
    setStatus({ textId, beads: [await bead(at)], status, author });
  const arranged = async (at: number, arrangement: Arrangement) =>
    expect(await arrange({ textId, bead: await bead(at), arrangement, author })).toMatchObject({ ok: true }); // prettier-ignore
  const changed = async (at: number, operation: SentenceOperation) =>
    expect(await changeSentence({ textId, bead: await bead(at), operation, author })).toMatchObject({ ok: true }); // prettier-ignore
  const read = async (at: number, from?: BeadPoint) =>
    (await readBeadHistory(textId, (await bead(at)).id, from))!;
  /** Every version on one line, the last first. */
  const lines = async (at: number) =>
    (await read(at)).versions.map(({ kind, after }) => `${kind ?? 'import'}: ${after.target.join(' | ')}`); // prettier-ignore
  const restore = async (at: number, version: BeadVersion) => {
    const { id: beadId, revision } = await bead(at);
    return restoreWording({ textId, beadId, revision, version, author });
  };

  const original = 'The network belongs to everyone.';

  it('tells who did what, with the wording before and after, back to the import', async () => {
    await reword(1, 'The net is ours.');
    await turn(1, 'confirmed');
    const { versions, next } = await read(1);
    expect(next).toBeNull();
    expect(versions).toMatchObject([
      { kind: 'set-status', author, before: { status: 'draft' }, after: { status: 'confirmed' } },
      { kind: 'edit-sentence', before: { target: [original] }, after: { target: ['The net is ours.'] } }, // prettier-ignore
      {
        kind: null,
        operationId: 0,
        before: null,
        after: { target: [original], status: 'machine' },
      },
    ]);
    expect(await lines(0)).toHaveLength(1);
  });

  it('leaves out what was undone, and what changes nothing of the bead', async () => {
    await reword(1, 'The net is ours.');
    await addComment({ textId, beadId: (await bead(1)).id, text: 'Why?', author });
    await undo(textId, author);
    await undo(textId, author);
    expect(await lines(1)).toEqual([`import: ${original}`]);
    await redo(textId, author);
    expect(await lines(1)).toEqual(['edit-sentence: The net is ours.', `import: ${original}`]);
  });

  it('knows what a sentence said that came from another bead, though it was reworded since', async () => {
    await arranged(0, { kind: 'move', side: 'target', by: 1 });
    await reword(1, 'Preface');
    await arranged(1, { kind: 'move', side: 'target', by: -1 });
    expect(await lines(0)).toEqual(['move: Preface', 'move: ', 'import: Foreword']);
    expect(await lines(1)).toEqual([
      `move: ${original}`,
      `edit-sentence: Preface | ${original}`,
      `move: Foreword | ${original}`,
      `import: ${original}`,
    ]);
  });

  it('goes on with the bead that it was split from', async () => {
    await reword(2, 'To govern it well is a shared task.');
    await arranged(1, { kind: 'merge', by: 1 });
    await arranged(1, { kind: 'split', at: { source: 1, target: 1 } });
    const both = `${original} | To govern it well is a shared task.`;
    expect(await lines(2)).toEqual([
      'split: To govern it well is a shared task.',
      `merge: ${both}`,
      `import: ${original}`,
    ]);
  });

  it('goes on with the bead that it was aligned from', async () => {
    const lexicon = loadLexicon();
    const aligner: Parameters<typeof keepRegion>[1] = (source, target, languages, anchors) =>
      align(source, target, { sourceLang: languages.source, targetLang: languages.target, lexicon, anchors }); // prettier-ignore
    await reword(3, 'Safety before development.');
    await turn(3, 'machine');
    await arranged(1, { kind: 'shift', side: 'target', by: 1 });
    const beadId = (await bead(2)).id;
    const preview = await previewRegion(textId, beadId, aligner);
    if (!preview.ok) throw new Error(preview.code);
    const { seen } = preview;
    expect(await keepRegion({ textId, beadId, seen, author }, aligner)).toMatchObject({ ok: true });
    const told = await lines(3);
    expect(told[0]).toBe('realign-region: Safety before development.');
    expect(told.at(-1)).toMatch(/^import: /);
    expect(told.some((line) => line.startsWith('shift'))).toBe(true);
  });

  it('comes in pages that leave nothing out', async () => {
    for (let turn = 1; turn <= 25; turn++) await reword(1, `Wording ${turn}.`);
    const all: BeadVersion[] = [];
    let from: BeadPoint | null | undefined;
    do {
      const page = await read(1, from ?? undefined);
      expect(page.versions.length).toBeLessThanOrEqual(20);
      all.push(...page.versions);
      from = page.next;
    } while (from);
    expect(all.map(({ after }) => after.target[0])).toEqual([
      ...Array.from({ length: 25 }, (_, at) => `Wording ${25 - at}.`),
      original,
    ]);
  }, 60_000);

  it('ends a page behind an operation as long as a book, and goes on from there', async () => {
    const { id } = await bead(1);
    await reword(1, 'The net is ours.');
    // Other rows' changes, which are read through for those of the bead.
    const rows = Array.from({ length: 60_000 }, (_, at) => ({ table: 'bead', key: { id: 1e6 + at }, before: { status: 'machine', confidence: 0.123456789 }, after: { status: 'confirmed', confidence: 0.123456789 } })); // prettier-ignore
    const changes = JSON.stringify(rows);
    expect(changes.length).toBeGreaterThan(8_000_000);
    for (let turn = 0; turn < 2; turn++)
      await prisma().operation.create({ data: { textId, kind: 'realign', changes, beads: JSON.stringify([id]) } }); // prettier-ignore
    const pages = [await read(1)];
    while (pages.at(-1)!.next) pages.push(await read(1, pages.at(-1)!.next!));
    expect(pages.map(({ versions }) => versions.length)).toEqual([0, 0, 2]);
  }, 60_000);

  it('says of every bead after any operations what it then was', async () => {
    const snapshots = new Map<number, Map<number, string>>();
    const snapshot = async () => {
      const [last] = await prisma().operation.findMany({ where: { textId, state: 'done' }, orderBy: { id: 'desc' }, take: 1 }); // prettier-ignore
      const beads = await readBeads(alignmentId, 0, 100);
      const words = beads.map(({ id, status, source, target }) => [id, JSON.stringify({ status, source: source.map((it) => it.text), target: target.map((it) => it.text) })] as const); // prettier-ignore
      snapshots.set(last?.id ?? 0, new Map(words));
    };
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 12 }), async (all) => {
        ({ textId, alignmentId } = storeSmallText());
        snapshots.clear();
        await snapshot();
        for (const step of all) {
          await takeStep({ textId, alignmentId, author }, step);
          await snapshot();
        }
        for (const { id } of await readBeads(alignmentId, 0, 100)) {
          const { versions } = (await readBeadHistory(textId, id))!;
          for (const { operationId, beadId, after } of versions)
            expect(JSON.stringify(after)).toBe(snapshots.get(operationId)?.get(beadId));
          expect(versions[0]!.beadId).toBe(id);
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  describe('an earlier wording', () => {
    it('is given back as one operation, which is undone like any other', async () => {
      await reword(1, 'The net is ours.');
      await reword(1, '网络为人人。', 'source');
      await turn(1, 'confirmed');
      const { versions } = await read(1);
      expect(versions.map(({ restorable }) => restorable)).toEqual([false, false, true, true]);
      expect(await restore(1, versions.at(-1)!)).toMatchObject({ ok: true });
      expect(await bead(1)).toMatchObject({
        status: 'draft',
        source: [{ text: '网络属于大家。' }],
        target: [{ text: original }],
      });
      expect((await lines(1))[0]).toBe(`restore-wording: ${original}`);
      await undo(textId, author);
      expect(await bead(1)).toMatchObject({
        status: 'confirmed',
        target: [{ text: 'The net is ours.' }],
      });
    });

    it('is refused to one who did not see the bead as it is', async () => {
      const { id: beadId, revision } = await bead(1);
      await reword(1, 'The net is ours.');
      const version = (await read(1)).versions.at(-1)!;
      expect(await restoreWording({ textId, beadId, revision, version, author })).toMatchObject({
        code: 'conflict',
      });
    });

    it('leaves alone what stands in another bead now', async () => {
      await arranged(1, { kind: 'merge', by: 1 });
      await reword(1, 'The net is ours.');
      await arranged(1, { kind: 'split', at: { source: 1, target: 1 } });
      await reword(2, 'Elsewhere.');
      const merged = (await read(1)).versions.find(({ kind }) => kind === 'merge')!;
      expect(merged.restorable).toBe(true);
      await restore(1, merged);
      expect([(await bead(1)).target[0]!.text, (await bead(2)).target[0]!.text]).toEqual([
        original,
        'Elsewhere.',
      ]);
    });

    it('is not offered where a sentence was split, joined or deleted since: it would stand twice, or in part', async () => {
      const cut = async (operation: (sentenceId: number) => SentenceOperation) => {
        await changed(1, operation((await bead(1)).target[0]!.id));
        const version = (await read(1)).versions.at(-1)!;
        expect(version.restorable).toBe(false);
        expect(await restore(1, version)).toEqual({ ok: false, code: 'nothing' });
        await undo(textId, author);
      };
      await cut((sentenceId) => ({ kind: 'split-sentence', sentenceId, text: original, at: 11 }));
      await cut((sentenceId) => ({ kind: 'join-sentences', sentenceId, by: 1 }));
      await reword(1, '网络为人人。', 'source');
      await cut((sentenceId) => ({ kind: 'delete-sentence', sentenceId }));
    });
  });

  it('is not there for a bead of another text', async () => {
    const other = storeSmallText();
    const beadId = (await readBeads(other.alignmentId, 0, 1))[0]!.id;
    expect(await readBeadHistory(textId, beadId)).toBeNull();
  });
});
