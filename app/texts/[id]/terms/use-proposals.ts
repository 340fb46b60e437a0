import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { Proposals } from '@/app/jobs/job';
import type { ProposalState } from '@/lib/store/terms/proposals';
import { acceptAction, dismissProposalAction, takeBackAction } from './actions';

export interface Pair {
  source: string;
  target: string;
}

export interface Decided {
  at: number;
  kind: 'accepted' | 'dismissed';
  pair: Pair;
  termbaseId: string | null;
  conceptId: string | null;
}

interface Options {
  textId: string;
  title: string;
  proposals: Proposals;
  initialStates: ProposalState[];
  termbases: { id: string; name: string }[];
}

/**
 * What is decided about proposals, one change each, and the way back. What one does before the server
 * has answered waits for its turn, so that it goes by what came before.
 */
export function useProposals({ textId, title, proposals, initialStates, termbases }: Options) {
  const [states, setStates] = useState<ProposalState[]>(() =>
    proposals.terms.map((_, at) => initialStates[at] ?? 'open'),
  );
  const router = useRouter();
  const [made, setMade] = useState<{ id: string; name: string } | null>(null);
  const bases =
    made && !termbases.some(({ id }) => id === made.id) ? [...termbases, made] : termbases;
  const [chosen, showTermbase] = useState(termbases[0]?.id ?? '');
  // The one that was chosen may be used for this text no more.
  const termbaseId = bases.some(({ id }) => id === chosen) ? chosen : (bases[0]?.id ?? '');
  const [done, showDone] = useState<Decided[]>([]);
  const [isFailed, setFailed] = useState(false);
  const now = useRef({ termbaseId, done });
  const last = useRef<Promise<unknown>>(Promise.resolve());

  useEffect(() => {
    now.current.termbaseId = termbaseId;
  }, [termbaseId]);
  const setTermbaseId = (id: string) => {
    now.current.termbaseId = id;
    showTermbase(id);
  };
  const setDone = (change: (all: Decided[]) => Decided[]) => {
    now.current.done = change(now.current.done);
    showDone(now.current.done);
  };

  function inTurn<Answer>(job: () => Promise<Answer>): Promise<Answer> {
    const answer = last.current.then(job);
    last.current = answer.catch(() => null);
    return answer;
  }

  const put = (at: number, state: ProposalState) =>
    setStates((all) => all.map((it, place) => (place === at ? state : it)));

  async function decide(at: number, state: ProposalState, change: () => Promise<Decided | null>) {
    const before = states[at]!;
    // The next one is there at once; what fails comes back.
    put(at, state);
    setFailed(false);
    const decided = await inTurn(async () => {
      const made = await change();
      if (made) setDone((all) => [...all, made]);
      return made;
    }).catch(() => null);
    if (decided) return;
    put(at, before);
    setFailed(true);
  }

  const accept = (at: number, pair: Pair) =>
    decide(at, 'known', async () => {
      const { from, to } = proposals;
      const { termbaseId } = now.current;
      const termbase = termbaseId === '' ? { name: title } : { id: termbaseId };
      const answer = await acceptAction({ termbase, pair, langs: { from, to } });
      if (!answer.ok) return null;
      if (termbaseId === '') {
        setMade({ id: answer.termbaseId, name: title });
        setTermbaseId(answer.termbaseId);
      }
      // How many concepts the termbases have stands above.
      router.refresh();
      const { termbaseId: id, conceptId } = answer;
      return { at, kind: 'accepted', pair, termbaseId: id, conceptId };
    });

  const dismiss = (at: number) => {
    const { source, target } = proposals.terms[at]!;
    const pair = { source, target };
    return decide(at, 'dismissed', async () =>
      (await dismissProposalAction(textId, pair, true))
        ? { at, kind: 'dismissed', pair, termbaseId: null, conceptId: null }
        : null,
    );
  };

  async function restore(at: number) {
    const { source, target } = proposals.terms[at]!;
    put(at, 'open');
    const ok = await inTurn(() => dismissProposalAction(textId, { source, target }, false)).catch(
      () => false,
    );
    if (!ok) put(at, 'dismissed');
    setFailed(!ok);
    setDone((all) => all.filter((it) => it.at !== at));
  }

  /** Takes back the last decision; which one it was, or null. */
  async function undo(): Promise<number | null> {
    await last.current;
    const decided = now.current.done.at(-1);
    if (!decided) return null;
    const { at, kind, termbaseId: id, conceptId } = decided;
    if (kind === 'dismissed') {
      await restore(at);
      return at;
    }
    const ok = await inTurn(() => takeBackAction(id!, conceptId!)).catch(() => false);
    setFailed(!ok);
    if (!ok) return null;
    router.refresh();
    put(at, 'open');
    setDone((all) => all.filter((it) => it !== decided));
    return at;
  }

  return { states, bases, termbaseId, setTermbaseId, done, isFailed, accept, dismiss, restore, undo }; // prettier-ignore
}
