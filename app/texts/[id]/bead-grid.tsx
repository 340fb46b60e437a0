'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import { BeadRow } from './bead-row';
import { beadsOf } from './bead-windows';
import { hasPlace } from './filter/rows';
import type { Anchor, GridProps } from './grid-props';
import { isSameOrder, rowKeys } from './row-keys';
import { rowProps } from './row-props';
import { VirtualRows, wayOf } from './virtual-rows';
import styles from './bead-grid.module.css';

/** As many as fill a tall screen. */
const firstRows = 40;
/**
 * The text, bead by bead. The server draws the beads from where one left off as the top of a page;
 * when the browser takes over, the beads before them come in above, and what is seen stays where it is.
 */
export function BeadGrid(props: GridProps) {
  const { t } = useTranslation('reader');
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const { start, total, windows, printing, rows, waiting } = props;
  const way = useMemo(() => wayOf(rows), [rows]);
  // All rows are gone through when their keys are others: only where beads came, went or moved.
  const [ordered, setOrdered] = useState(windows);
  if (!isSameOrder(ordered, windows)) setOrdered(windows);
  const { formerIds } = props;
  const keyOf = useMemo(
    () => rowKeys(ordered, formerIds, rows && rows.places),
    [ordered, formerIds, rows],
  );

  useEffect(() => {
    window.history.scrollRestoration = 'manual';
    // The bead that is at the top now; one may have scrolled before the page was alive.
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-index]') ?? [];
    const seen = [...rows].find((row) => row.getBoundingClientRect().bottom > 0) ?? rows[0];
    setAnchor({
      index: Number(seen?.dataset.index ?? start),
      offset: seen?.getBoundingClientRect().top ?? 0,
    });
    return () => {
      window.history.scrollRestoration = 'auto';
    };
  }, [start]);

  const rowOf = (index: number) => ({
    ...rowProps(props, index),
    top: null,
  });
  const flowing = printing
    ? beadsOf(windows).flatMap(({ index }) => (!rows || hasPlace(rows, index) ? [index] : []))
    : Array.from({ length: Math.min(firstRows, total - start) }, (_, at) => start + at);
  return (
    <div
      ref={list}
      role="grid"
      aria-label={t('grid')}
      aria-rowcount={total}
      aria-colcount={3}
      aria-multiselectable="true"
      className={styles.grid}
    >
      {anchor && !printing && !waiting ? (
        <VirtualRows {...props} way={way} keyOf={keyOf} initial={anchor} list={list} />
      ) : (
        flowing.map((index) => (
          <BeadRow key={index} {...rowOf(index)} {...(waiting && { bead: undefined })} />
        ))
      )}
    </div>
  );
}
