'use client';

import { useDeferredValue, useEffect, useState } from 'react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from '@/lib/i18n/client';
import { Button, ButtonLink } from '../../shell/button';
import { stepAction } from '../actions';
import { failureText } from '../failure-text';
import { HistoryDialog } from './history-dialog';
import { RearrangeDialog } from './rearrange-dialog';
import { ReplaceDialog } from './replace-dialog';
import { UnitRow } from './unit-row';
import { useUnits, windowSize } from './use-units';
import styles from './units.module.css';

/** So high is a unit of two lines, in CSS pixels; each is measured when it is seen. */
const usualHeight = 76;
const pauseMilliseconds = 200;

interface Props {
  memoryId: number;
  name: string;
  isReadOnly: boolean;
  /** What the address asks for. */
  sought: string;
  /** The other memories, by name. */
  others: readonly string[];
}

/** A memory's units: a list of which only what is seen is loaded. */
export function Units({ memoryId, name, isReadOnly, sought, others }: Props) {
  const { t } = useTranslation(['memories', 'upkeep', 'common']);
  const [typed, setTyped] = useState(sought);
  const [query, setQuery] = useState(sought);
  const [failure, setFailure] = useState('');
  const [said, setSaid] = useState('');
  const { total, windows, failed, load, reload } = useUnits(memoryId, query);
  const [list, setList] = useState<HTMLUListElement | null>(null);
  const shown = useDeferredValue(total ?? 0);
  const virtual = useWindowVirtualizer({
    count: shown,
    estimateSize: () => usualHeight,
    overscan: 8,
    scrollMargin: list?.offsetTop ?? 0,
  });
  const rows = virtual.getVirtualItems();
  const first = Math.floor((rows[0]?.index ?? 0) / windowSize);
  const last = Math.floor((rows.at(-1)?.index ?? 0) / windowSize);

  useEffect(() => {
    for (let window = first; window <= last; window++) void load(window);
  }, [first, last, load]);

  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);

  function changed(done: string) {
    setSaid(done);
    reload();
  }

  async function step(direction: 'undo' | 'redo') {
    const answer = await stepAction(memoryId, direction).catch(
      () => ({ ok: false, code: 'offline' }) as const,
    );
    setFailure(answer.ok ? '' : failureText(t, answer.code));
    if (!answer.ok) return;
    setSaid(
      answer.value
        ? t(direction === 'undo' ? 'history.undone' : 'history.redone', {
            what: t(`history.kind.${answer.value.kind}`),
          })
        : t('history.nothing'),
    );
    reload();
  }

  return (
    <>
      <div className={styles.tools}>
        <input
          type="search"
          value={typed}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          onChange={({ target }) => {
            setTyped(target.value);
            setSaid('');
          }}
        />
        <div className={styles.buttons}>
          {isReadOnly ? null : <ReplaceDialog memoryId={memoryId} onDone={changed} />}
          <Button small look="quiet" onClick={() => void step('undo')}>
            {t('history.undo')}
          </Button>
          <Button small look="quiet" onClick={() => void step('redo')}>
            {t('history.redo')}
          </Button>
          <HistoryDialog memoryId={memoryId} />
          <ButtonLink small look="quiet" href={`/memories/${memoryId}/check`}>
            {t('upkeep:check.action')}
          </ButtonLink>
          <RearrangeDialog memoryId={memoryId} name={name} others={others} />
        </div>
      </div>
      <p className={styles.count} role="status">
        {total === null
          ? failed
            ? ''
            : t('common:loading')
          : [said, query ? t('list.found', { count: total }) : ''].filter(Boolean).join(' · ')}
      </p>
      {failed || failure ? (
        <p role="alert" className={styles.failed}>
          {failure || t('list.failed')}
          {failed ? (
            <Button small onClick={reload}>
              {t('list.again')}
            </Button>
          ) : null}
        </p>
      ) : null}
      {total === 0 ? (
        <p className={styles.none}>{query ? t('list.none') : t('list.empty')}</p>
      ) : null}
      <ul
        ref={setList}
        className={styles.list}
        aria-label={t('list.title')}
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={shown}
            aria-posinset={index + 1}
            tabIndex={-1}
            className={styles.row}
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
          >
            <UnitRow
              key={windows.get(Math.floor(index / windowSize))?.[index % windowSize]?.id ?? 'none'}
              unit={windows.get(Math.floor(index / windowSize))?.[index % windowSize]}
              memoryId={memoryId}
              isReadOnly={isReadOnly}
              onChanged={changed}
              onFailed={setFailure}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
