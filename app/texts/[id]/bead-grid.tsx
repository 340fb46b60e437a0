'use client';

import { useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type Ref,
} from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { Side } from '@/lib/store/types';
import { shapeOf } from './bead-look';
import { BeadRow, type Lit, type RowActions } from './bead-row';
import { beadAt, beadsOf, windowSize, type BeadWindows } from './bead-windows';
import { crosses } from './crossing';
import { guessHeights } from './estimate-height';
import { hasPlace, hiddenBefore, rowFrom, type Rows } from './filter/rows';
import { footHeight } from './foot';
import type { PendingEdits } from './pending-edits';
import type { Place } from './place';
import { isSameOrder, rowKeys } from './row-keys';
import { useTallRows } from './use-tall-rows';
import { keepsSight, visibleRows } from './visible-rows';
import type { Editing } from './use-edits';
import styles from './bead-grid.module.css';

/** Where the page stands: the bead at its top, and how far that is from the top, in CSS pixels. */
export interface Anchor {
  index: number;
  offset: number;
}

export interface GridHandle {
  /** Shows a bead: `near` moves nothing where it is seen already. */
  show: (index: number, how: 'top' | 'middle' | 'near') => Promise<void>;
  /** Where the page stands; by a bead of one's choice, where that is in sight. */
  anchor: (wanted?: number) => Anchor;
  restore: (anchor: Anchor) => Promise<void>;
}

export interface GridProps {
  ref: Ref<GridHandle>;
  total: number;
  /** The first bead of the server's page. */
  start: number;
  windows: BeadWindows;
  /** Ids that beads had before, by those that they have now. */
  formerIds: ReadonlyMap<number, number>;
  load: (from: number, to: number) => Promise<void>;
  /** The beads to show, where a filter lets only some through. */
  rows: Rows | null;
  loadRows: (rows: Rows, from: number, to: number) => Promise<void>;
  /** Makes a bead one of `rows`. */
  reveal: (index: number) => Promise<void>;
  /** It is not known yet what to show. */
  waiting: boolean;
  /** Grows when loading failed and should be tried again. */
  failures: number;
  langs: Record<Side, string>;
  place: Place;
  active: boolean;
  /** The beads that are selected, both ends included. */
  selected: { from: number; to: number } | null;
  focusTurn: number;
  editing: Editing | null;
  pending: PendingEdits;
  lit: Lit | null;
  actions: RowActions;
  /** All beads in the flow of the page, as paper needs them. */
  printing: boolean;
  onTop: (index: number) => void;
}

/** As many as fill a tall screen. */
const firstRows = 40;
/** How many rows of a filter are fetched before and behind those in sight. */
const ahead = 40;
/** A bead of which less is seen, in CSS pixels, is not the one that is read: scrolling rounds. */
const barelySeen = 12;
/** How long one waits for what moves a bead that is put in its place. */
const mostFrames = 10;
/** Height of the line that says how many beads are not shown, in CSS pixels. */
const hiddenHeight = 28;

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

function rowProps(props: Omit<GridProps, 'ref'>, index: number) {
  const { place, editing, rows } = props;
  const at = place.index === index;
  const bead = beadAt(props.windows, index);
  const previous = beadAt(props.windows, index - 1);
  return {
    index,
    bead,
    hidden: rows && hasPlace(rows, index) ? hiddenBefore(rows, rowFrom(rows, index)) : 0,
    begins: !!bead && !!previous && shapeOf(bead).kind !== shapeOf(previous).kind,
    langs: props.langs,
    on: at && props.active,
    selected: !!props.selected && index >= props.selected.from && index <= props.selected.to,
    crosses: !!bead && crosses(withTargets(props, index, -1), bead, withTargets(props, index, 1)),
    tabSide: at ? place.side : null,
    focusTurn: at ? props.focusTurn : 0,
    editing: editing?.index === index ? editing : null,
    pending: props.pending,
    lit: props.lit,
    actions: props.actions,
  };
}

/** How far a neighbour that has targets is looked for. */
const farthest = 20;

/** The nearest bead on one side that has targets. */
function withTargets({ windows }: Pick<GridProps, 'windows'>, index: number, by: 1 | -1) {
  for (let step = 1; step <= farthest; step++) {
    const bead = beadAt(windows, index + by * step);
    if (!bead || bead.target.length > 0) return bead;
  }
}

interface VirtualProps extends GridProps {
  way: ReturnType<typeof wayOf>;
  /** What a row goes by. */
  keyOf: (row: number) => number;
  initial: Anchor;
  list: React.RefObject<HTMLDivElement | null>;
}

function VirtualRows({ ref, list, ...props }: VirtualProps) {
  const { total, windows, load, failures, place, editing, onTop, initial, rows, loadRows } = props;
  const { reveal } = props;
  const { placeAt, rowAt } = props.way;
  const [frame, setFrame] = useState(() => measureFrame(list.current));
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

  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      const next = measureFrame(list.current);
      setFrame((now) =>
        now.top === next.top && now.column === next.column && now.bar === next.bar ? now : next,
      );
    });
    if (list.current) observer.observe(list.current);
    // What stands above the list comes and goes with a filter.
    if (list.current?.parentElement) observer.observe(list.current.parentElement);
    return () => observer.disconnect();
  }, [list]);

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
function wayOf(rows: Rows | null) {
  return {
    placeAt: (row: number) => rows?.places[row] ?? row,
    rowAt: (index: number) => (rows ? rowFrom(rows, index) : index),
  };
}

/** What the layout gives: where the list begins in the document, and how wide a column is. */
function measureFrame(list: HTMLElement | null) {
  const box = list?.getBoundingClientRect();
  const stacked = window.matchMedia('(max-width: 900px)').matches;
  const width = box?.width ?? 800;
  const heightOf = (selector: string) =>
    document.querySelector(selector)?.getBoundingClientRect().height;
  const bar = (heightOf('header') ?? 56) + (heightOf('[data-strip]') ?? 0);
  return {
    top: (box?.top ?? 0) + window.scrollY,
    column: stacked ? width - 56 : (width - 44) / 2 - 28,
    stacked,
    bar,
  };
}
