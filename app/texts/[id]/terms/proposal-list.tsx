'use client';

import Link from 'next/link';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Proposals } from '@/app/jobs/job';
import { useAnnounce } from '@/app/shell/announcer';
import { Button } from '@/app/shell/button';
import page from '@/app/shell/page.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { ProposalState } from '@/lib/store/terms/proposals';
import { Contexts } from './contexts';
import { ProposalRow } from './proposal-row';
import { useProposals, type Pair } from './use-proposals';
import styles from './proposals.module.css';

interface Props {
  textId: string;
  title: string;
  termbases: { id: string; name: string }[];
  proposals: Proposals;
  initialStates: ProposalState[];
}

/** Proposals to go through with the keyboard alone: accept, change, dismiss, take back. */
export function ProposalList({ textId, title, termbases, proposals, initialStates }: Props) {
  const { t } = useTranslation('proposals');
  const announce = useAnnounce();
  const all = useProposals({ textId, title, proposals, initialStates, termbases });
  const { states, done } = all;
  const open = states.flatMap((state, at) => (state === 'open' ? [at] : []));
  const dismissed = states.flatMap((state, at) => (state === 'dismissed' ? [at] : []));
  const [current, setCurrent] = useState(open[0] ?? 0);
  const [changing, setChanging] = useState<number | null>(null);
  const wantsFocus = useRef(false);
  const list = useRef<HTMLOListElement>(null);
  // The current one may be gone: the next takes its place.
  const at = open.includes(current)
    ? current
    : (open.find((it) => it > current) ?? open.at(-1) ?? -1);

  useEffect(() => {
    if (!wantsFocus.current || changing !== null) return;
    wantsFocus.current = false;
    list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
  });

  function move(step: number) {
    const next = open[open.indexOf(at) + step];
    if (next === undefined) return;
    wantsFocus.current = true;
    setCurrent(next);
  }

  function accept(place: number, pair: Pair) {
    wantsFocus.current = true;
    setChanging(null);
    announce(t('accepted', { term: pair.source }));
    void all.accept(place, pair);
  }

  function dismiss(place: number) {
    wantsFocus.current = true;
    announce(t('dismissed', { term: proposals.terms[place]!.source }));
    void all.dismiss(place);
  }

  async function undo() {
    const back = await all.undo();
    if (back === null) return;
    wantsFocus.current = true;
    setCurrent(back);
    announce(t('undone', { term: proposals.terms[back]!.source }));
  }

  function press(event: KeyboardEvent<HTMLElement>) {
    const { key, nativeEvent, target } = event;
    if (nativeEvent.isComposing || changing !== null) return;
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'z') {
      event.preventDefault();
      return void undo();
    }
    // A button in the row does what it says.
    if (event.ctrlKey || event.metaKey || event.altKey || !(target as HTMLElement).dataset.at)
      return;
    const run = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      j: () => move(1),
      k: () => move(-1),
      Enter: () => accept(at, proposals.terms[at]!),
      e: () => setChanging(at),
      F2: () => setChanging(at),
      Delete: () => dismiss(at),
      x: () => dismiss(at),
      u: () => void undo(),
    }[key];
    if (!run || at < 0) return;
    event.preventDefault();
    run();
  }

  const accepted = done.filter(({ kind }) => kind === 'accepted').length;
  return (
    <>
      <div className={styles.tools}>
        <label>
          {t('into')}
          <select
            value={all.termbaseId}
            onChange={({ currentTarget }) => all.setTermbaseId(currentTarget.value)}
          >
            {all.bases.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {all.bases.some(({ name }) => name === title) ? null : (
              <option value="">{t('newTermbase', { title })}</option>
            )}
          </select>
        </label>
        <Button disabled={done.length === 0} onClick={() => void undo()}>
          {t('undo')} <kbd aria-hidden="true">U</kbd>
        </Button>
      </div>
      {all.isFailed ? (
        <p role="alert" className={styles.failure}>
          {t('failure.failed')}
        </p>
      ) : null}
      <p className={styles.count}>
        {t('open', { count: open.length })}
        {accepted > 0 && all.termbaseId !== '' ? (
          <>
            {' · '}
            <Link href={`/terms/${all.termbaseId}`}>{t('taken', { count: accepted })}</Link>
          </>
        ) : null}
      </p>
      {open.length === 0 ? (
        <p className={page.empty}>{t('allDecided')}</p>
      ) : (
        <>
          <p className={styles.keys}>
            <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.move')} <kbd>Enter</kbd> {t('keys.accept')}{' '}
            <kbd>E</kbd> {t('keys.change')} <kbd>X</kbd> {t('keys.dismiss')}
          </p>
          <div className={styles.columns}>
            <ol ref={list} className={styles.list} aria-label={t('list')} onKeyDown={press}>
              {open.map((place) => (
                <ProposalRow
                  key={place}
                  at={place}
                  proposal={proposals.terms[place]!}
                  langs={proposals}
                  current={place === at}
                  changing={place === changing}
                  onFocus={() => setCurrent(place)}
                  onAccept={(pair) => accept(place, pair)}
                  onChange={() => {
                    setCurrent(place);
                    setChanging(place);
                  }}
                  onLeave={() => {
                    wantsFocus.current = true;
                    setChanging(null);
                  }}
                  onDismiss={() => dismiss(place)}
                />
              ))}
            </ol>
            {at >= 0 ? (
              <Contexts textId={textId} proposal={proposals.terms[at]!} langs={proposals} />
            ) : null}
          </div>
        </>
      )}
      {dismissed.length > 0 ? (
        <details className={styles.dismissed}>
          <summary>{t('dismissedCount', { count: dismissed.length })}</summary>
          <ul>
            {dismissed.map((place) => {
              const { source, target } = proposals.terms[place]!;
              return (
                <li key={place}>
                  <span lang={proposals.from}>{source}</span>
                  <span lang={proposals.to}>{target}</span>
                  <Button
                    look="quiet"
                    small
                    aria-label={t('restoreNamed', { term: source })}
                    onClick={() => void all.restore(place)}
                  >
                    {t('restore')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </details>
      ) : null}
    </>
  );
}
