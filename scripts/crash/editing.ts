// The process that `crash.ts` kills: it edits a text without end and says what is on disk.
import { arrange, type Arrangement } from '@/lib/store/arrange';
import { readBeads } from '@/lib/store/beads';
import { prisma } from '@/lib/store/client';
import { editSentence, setStatus } from '@/lib/store/edits';
import { redo, undo } from '@/lib/store/history';
import type { ChangeResult } from '@/lib/store/types';

const textId = process.argv[2]!;
const author = 'crash';
const { id: alignmentId } = await prisma().alignment.findFirstOrThrow({ where: { textId } });

const sides = ['source', 'target'] as const;
const arrangements: Arrangement[] = [
  ...([1, -1] as const).flatMap((by): Arrangement[] => [
    { kind: 'merge', by },
    { kind: 'exchange', by },
    ...sides.flatMap((side): Arrangement[] => [
      { kind: 'move', side, by },
      { kind: 'shift', side, by },
    ]),
  ]),
  { kind: 'split' },
  { kind: 'part' },
];

for (let turn = 0; ; turn++) {
  const result = await change(turn);
  // Only what was answered counts; what the answer means is read from the history.
  if (!result.ok) continue;
  const newest = await prisma().operation.findFirst({ orderBy: { id: 'desc' } });
  const done = await prisma().operation.count({ where: { textId, state: 'done' } });
  process.stdout.write(`${JSON.stringify({ newest: newest?.id ?? 0, done })}\n`);
}

async function change(turn: number): Promise<ChangeResult> {
  const chance = Math.random();
  if (chance < 0.1) return undo(textId, author);
  if (chance < 0.15) return redo(textId, author);
  const beads = await readBeads(alignmentId, 0, 500);
  const bead = beads[Math.floor(Math.random() * beads.length)]!;
  const { id: beadId, revision } = bead;
  const sentence = [...bead.source, ...bead.target][0]!;
  if (chance < 0.5)
    return editSentence({ textId, beadId, sentenceId: sentence.id, revision, text: `改写第${turn}次。`, author }); // prettier-ignore
  if (chance < 0.6) return setStatus({ textId, beads: [bead], status: 'confirmed', author });
  const arrangement = arrangements[Math.floor(Math.random() * arrangements.length)]!;
  return arrange({ textId, bead, arrangement, author });
}
