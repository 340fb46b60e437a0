'use client';

import { useLayoutEffect, useState, type RefObject } from 'react';

/** What the layout gives: where the list begins in the document, and how wide a column is, as it is now. */
export function useListFrame(list: RefObject<HTMLElement | null>) {
  const [frame, setFrame] = useState(() => measureFrame(list.current));
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
  return frame;
}

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
