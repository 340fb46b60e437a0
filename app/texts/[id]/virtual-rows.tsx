'use client';

import { useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { BeadRow } from './bead-row';
import { beadsOf, windowSize } from './bead-windows';
import { guessHeights } from './estimate-height';
import { hiddenBefore, rowFrom, type Rows } from './filter/rows';
import { footHeight } from './foot';
import type { Anchor, GridProps } from './grid-props';
import { rowProps } from './row-props';
import { RowSizes } from './row-sizes';
import { useListFrame } from './use-list-frame';
import { useTallRows } from './use-tall-rows';
import { keepsSight, visibleRows } from './visible-rows';
import styles from './bead-grid.module.css';

/** How many rows of a filter are fetched before and behind those in sight. */
const ahead = 40;
/** A bead of which less is seen, in CSS pixels, is not the one that is read: scrolling rounds. */
const barelySeen = 12;
/** How long one waits for what moves a bead that is put in its place. */
const mostFrames = 10;
/** Height of the line that says how many beads are not shown, in CSS pixels. */
const hiddenHeight = 28;

interface VirtualProps extends GridProps {
  way: ReturnType<typeof wayOf>;
  /** What a row goes by. */
  keyOf: (row: number) => number;
  initial: Anchor;
  list: React.RefObject<HTMLDivElement | null>;
}

/** The rows that are in sight and near, each at its place in a list as tall as all of them. */
export function VirtualRows({ ref, list, ...props }: VirtualProps) {
  const { total, windows, load, failures, place, editing, onTop, initial, rows, loadRows } = props;
  const { reveal } = props;
  const { placeAt, rowAt } = props.way;
  const frame = useListFrame(list);
  // A filter shows some beads only: rows are counted among these, places in the whole text.
  const count = rows ? rows.places.length : total;
  const shown = useRef({ rows, rowAt });
  useLayoutEffect(() => {
    shown.current = { rows, rowAt };
  }, [rows, rowAt]);
  const placeRow = rowAt(place.index);
  const editedRow = rowAt(editing?.index ?? place.index);
  // A guess that changed while it counts would move what one reads: only the beads that the page
  // began with are guessed by their text, all others by the average of these.
  const [known] = useState(windows);
  const guess = useMemo(
    () => guessHeights(beadsOf(known), frame.column, frame.stacked),
    [known, frame.column, frame.stacked],
  );
  const bar = frame.bar;

  const virtualizer = useWindowVirtualizer<HTMLDivElement>({
    count,
    getItemKey: props.keyOf,
    indexAttribute: 'data-row',
    estimateSize: (row) =>
      rows ? guess(placeAt(row)) + (hiddenBefore(rows, row) > 0 ? hiddenHeight : 0) : guess(row),
    overscan: 10,
    scrollMargin: frame.top,
    scrollPaddingStart: bar + 12,
    scrollPaddingEnd: 24,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    // Rows before the anchor are guesses now; as they are measured, the anchor stays where it is.
    initialOffset: () => {
      let top = frame.top;
      for (let row = 0; row < rowAt(initial.index); row++) top += guess(placeAt(row));
      return Math.max(0, top - initial.offset);
    },
    // The cell that holds the focus must not be taken away when one scrolls.
    rangeExtractor: (range: Range) => visibleRows(range, [placeRow, editedRow]),
  });

  useLayoutEffect(() => {
    // eslint-disable-next-line react-hooks/immutability -- the library lets it be replaced, and only so
    virtualizer.itemSizeCache = RowSizes.from(virtualizer.itemSizeCache);
  }, [virtualizer]);

  useLayoutEffect(() => {
    // Fonts and beads that arrive later change rows above; what one reads must not move, whichever
    // way one scrolls.
    // eslint-disable-next-line react-hooks/immutability -- the library has no option for it
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, instance) =>
      keepsSight(item, {
        measured: instance.itemSizeCache.has(item.key),
        scrollTop: instance.scrollOffset ?? 0,
        bar,
      });
  }, [virtualizer, bar]);

  useTallRows(virtualizer, windows, placeAt);

  const first = virtualizer.range?.startIndex ?? rowAt(initial.index);
  const last = virtualizer.range?.endIndex ?? rowAt(initial.index);
  useEffect(() => {
    if (rows) void loadRows(rows, first - ahead, last + ahead);
    else void load(first - windowSize, last + windowSize);
  }, [load, loadRows, rows, first, last, failures, windows]);

  const offset = virtualizer.scrollOffset ?? 0;
  const reading = offset + bar + 12 + barelySeen;
  const top = placeAt(virtualizer.getVirtualItemForOffset(reading)?.index ?? 0);
  useEffect(() => onTop(top), [onTop, top]);

  const fetch = (index: number, before: number, behind: number) => {
    const { rows: now, rowAt: at } = shown.current;
    const row = at(index);
    return now ? loadRows(now, row - before, row + behind) : load(index - before, index + behind);
  };
  useImperativeHandle(ref, () => ({
    async show(index, how) {
      await reveal(index);
      const row = shown.current.rowAt(index);
      const items = virtualizer.getVirtualItems();
      if (how === 'near') {
        const item = items.find((it) => it.index === row);
        const from = (virtualizer.scrollOffset ?? 0) + bar + 8;
        const foot = footHeight();
        const to = (virtualizer.scrollOffset ?? 0) + window.innerHeight - foot - 24;
        // Of a bead taller than the screen, its beginning is enough.
        const isSeen = item && (item.end <= to || item.size > to - from);
        if (item && item.start >= from && item.start < to && isSeen) return;
        await fetch(index, 0, 0);
        if (item && foot > 0 && item.end > to && item.start >= from + item.end - to)
          return virtualizer.scrollToOffset((virtualizer.scrollOffset ?? 0) + item.end - to);
        virtualizer.scrollToIndex(row, { align: item ? 'auto' : 'center' });
        return;
      }
      await fetch(index, 20, 40);
      virtualizer.scrollToIndex(row, { align: how === 'top' ? 'start' : 'center' });
    },
    anchor(wanted) {
      const end = window.scrollY + window.innerHeight;
      const seen = virtualizer
        .getVirtualItems()
        .find((it) => placeAt(it.index) === wanted && it.start >= window.scrollY && it.end <= end);
      const item = seen ?? virtualizer.getVirtualItemForOffset(window.scrollY);
      return { index: placeAt(item?.index ?? 0), offset: (item?.start ?? 0) - window.scrollY };
    },
    async restore({ index, offset: distance }) {
      await fetch(index, 20, 40);
      // Rows around it are drawn and measured in the frames that follow, and move it by that.
      let before: number | null = null;
      for (let frame = 0; frame < mostFrames; frame++) {
        const row = Math.min(shown.current.rowAt(index), virtualizer.options.count - 1);
        const [to] = virtualizer.getOffsetForIndex(Math.max(0, row), 'start') ?? [0];
        if (frame > 1 && to === before) return;
        before = to;
        virtualizer.scrollToOffset(to + bar + 12 - distance);
        await nextFrame();
      }
    },
  }));

  return (
    <div role="presentation" className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => (
        <BeadRow
          key={item.key}
          {...rowProps(props, placeAt(item.index))}
          row={item.index}
          top={item.start - frame.top}
          height={item.size}
          measure={virtualizer.measureElement}
        />
      ))}
    </div>
  );
}

/** The next frame, or a moment where none is drawn, as in a tab behind others. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** From rows to places in the text, and back: to the row of a place, or the next. */
export function wayOf(rows: Rows | null) {
  return {
    placeAt: (row: number) => rows?.places[row] ?? row,
    rowAt: (index: number) => (rows ? rowFrom(rows, index) : index),
  };
}
