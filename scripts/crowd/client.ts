import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Arrangement } from '@/lib/store/arrange';
import type { BeadView } from '@/lib/store/types';
import { listen } from './listen';
import { pageActions } from './page-actions';

/** A change that a client sent, with what it was told. */
export interface Sent {
  client: string;
  kind: 'edit' | 'status' | 'arrange' | 'undo' | 'redo';
  /** The wording before, as the client knew it, and the new one, which no other edit has. */
  edit?: { sentenceId: number; seen: string; text: string };
  /** `ok`, or the reason why nothing was changed. */
  answer: string;
  milliseconds: number;
}

export interface ClientReport {
  sent: Sent[];
  /** The last step that the client was told of. */
  lastStep: () => number;
  close: () => void;
}

const answerSchema = z.object({
  ok: z.boolean(),
  code: z.string().optional(),
  current: z.object({ id: z.number() }).optional(),
});
const sides = ['source', 'target'] as const;

/**
 * One person at a text's page: follows what comes to it, changes beads as they know them, and reads
 * them anew after a conflict.
 * @param client.follows applies what comes; who does not has often an old view, and so conflicts
 * @param goesOn whether the client makes one more change, told how many it has sent
 */
export async function runClient(
  client: { url: string; textId: string; name: string; follows: boolean; random: () => number },
  goesOn: (sent: number) => boolean,
): Promise<ClientReport> {
  const { url, textId, name, follows, random } = client;
  const call = await pageActions(`${url}/texts/${textId}`, name);
  const sent: Sent[] = [];
  let beads = await read();
  let structure = 0;
  let stale = false;
  const heard = await listen(`${url}/api/texts/${textId}/events?since=0`, (news) => {
    if (!follows) return;
    stale ||= news.many || news.structure !== structure;
    structure = news.structure;
    const changed = new Map(news.beads.map((bead) => [bead.id, bead]));
    beads = beads.map((bead) => changed.get(bead.id) ?? bead);
  });

  async function read(): Promise<BeadView[]> {
    const response = await fetch(`${url}/api/texts/${textId}/beads?from=0&count=500`);
    return ((await response.json()) as { beads: BeadView[] }).beads;
  }

  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;

  function next(): {
    action: string;
    argument: object;
    sent: Omit<Sent, 'answer' | 'milliseconds'>;
  } {
    const chance = random();
    const bead = pick(beads);
    const seen = { id: bead.id, revision: bead.revision };
    if (chance < 0.6) {
      const { id: sentenceId, text: before } = pick([...bead.source, ...bead.target]);
      const text = `${name}改写第${sent.length}次。`;
      return {
        action: 'editAction',
        argument: { textId, beadId: bead.id, sentenceId, revision: bead.revision, text },
        sent: { client: name, kind: 'edit', edit: { sentenceId, seen: before, text } },
      };
    }
    if (chance < 0.72) {
      const status = bead.status === 'confirmed' ? 'machine' : 'confirmed';
      return {
        action: 'statusAction',
        argument: { textId, beads: [seen], status },
        sent: { client: name, kind: 'status' },
      };
    }
    if (chance < 0.94)
      return {
        action: 'arrangeAction',
        argument: { textId, bead: seen, arrangement: pick(arrangements) },
        sent: { client: name, kind: 'arrange' },
      };
    const direction = chance < 0.98 ? 'undo' : 'redo';
    return { action: 'stepAction', argument: { textId, direction }, sent: { client: name, kind: direction } }; // prettier-ignore
  }

  while (goesOn(sent.length)) {
    const change = next();
    const began = performance.now();
    const told = answerSchema.parse(await call(change.action, change.argument));
    const milliseconds = performance.now() - began;
    if (told.code === 'conflict' && !told.current)
      throw new Error('A conflict came without the bead as it is now.');
    sent.push({ ...change.sent, answer: told.ok ? 'ok' : told.code!, milliseconds });
    // Who was refused looks at the text as it is; who follows it does so anyway.
    if (!told.ok || stale || random() < 0.1) {
      stale = false;
      beads = await read();
    }
    await pause(random() * 200);
  }
  return { sent, ...heard };
}

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
