'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { Side } from '@/lib/store/types';
import type { Change, Choice } from './answers';
import { askPage } from './ask';
import styles from './change-list.module.css';

const pageSize = 100;

interface Props {
  textId: string;
  search: string;
  count: number;
  langs: Record<Side, string>;
  choice: Choice;
  disabled: boolean;
  onTurn: (sentenceId: number) => void;
  onShow: (index: number) => void;
}

/** What would change, sentence by sentence: before and after, each to be taken or left. */
export function ChangeList(props: Props) {
  const { textId, search, count } = props;
  const { t } = useTranslation('replace');
  const scroller = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<ReadonlyMap<number, Change[]>>(new Map());
  const asked = useRef(new Set<number>());
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of it is memoised here
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    overscan: 6,
    initialRect: { width: 600, height: 400 },
  });
  const shown = rows.getVirtualItems();
  const first = Math.floor((shown[0]?.index ?? 0) / pageSize);
  const last = Math.floor((shown.at(-1)?.index ?? 0) / pageSize);

  useEffect(() => {
    for (let page = first; page <= last; page++) {
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      void askPage(textId, search, page * pageSize, pageSize).then((answer) => {
        if (answer.ok) setPages((known) => new Map(known).set(page, answer.value));
        else asked.current.delete(page);
      });
    }
  }, [textId, search, first, last]);

  return (
    <div ref={scroller} className={styles.list} tabIndex={0} role="group" aria-label={t('changes')}>
      <ul style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const change = pages.get(Math.floor(index / pageSize))?.[index % pageSize];
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={count}
              aria-posinset={index + 1}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {change ? <Row {...props} change={change} /> : <p className={styles.waiting}>…</p>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ change, langs, choice, disabled, onTurn, onShow }: Props & { change: Change }) {
  const { t } = useTranslation('replace');
  const { sentenceId, index, side, fit, difference } = change;
  const taken = fit === 'fit' && choice.but.includes(sentenceId) !== choice.all;
  const number = index + 1;
  return (
    <>
      <input
        type="checkbox"
        checked={taken}
        disabled={disabled || fit !== 'fit'}
        aria-label={t(side === 'source' ? 'takeSource' : 'takeTarget', { number })}
        onChange={() => onTurn(sentenceId)}
      />
      <div className={styles.change} data-taken={taken}>
        <p className={styles.place}>
          <button type="button" onClick={() => onShow(index)}>
            {t('bead', { number })}
          </button>{' '}
          {t(side)}
          {fit === 'fit' ? null : <strong> {t(`fit.${fit}`)}</strong>}
        </p>
        <p lang={langs[side]} className={styles[side]}>
          {difference.map((stretch, at) =>
            'same' in stretch ? (
              <span key={at}>{stretch.same}</span>
            ) : stretch.old === '' ? null : (
              <del key={at}>{stretch.old}</del>
            ),
          )}
        </p>
        {fit === 'long' ? null : (
          <p lang={langs[side]} className={styles[side]}>
            {difference.map((stretch, at) =>
              'same' in stretch ? (
                <span key={at}>{stretch.same}</span>
              ) : stretch.new === '' ? null : (
                <ins key={at}>{stretch.new}</ins>
              ),
            )}
          </p>
        )}
      </div>
    </>
  );
}
