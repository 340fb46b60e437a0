'use client';

import { useLayoutEffect, useRef, type ReactNode } from 'react';
import styles from './foot.module.css';

/**
 * What stands over the foot of the window: one bar above the other. Keeps its height in `--foot`
 * (CSS pixels), so that what one goes to is shown clear of it (`footHeight`).
 */
export function Foot({ children }: { children: ReactNode }) {
  const foot = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = foot.current;
    if (!element) return;
    const root = document.documentElement.style;
    const measure = () => {
      const { height, top } = element.getBoundingClientRect();
      root.setProperty('--foot', `${height > 0 ? Math.ceil(window.innerHeight - top) : 0}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty('--foot');
    };
  }, []);
  return (
    <div ref={foot} className={styles.foot}>
      {children}
    </div>
  );
}

/** How much of the window the bars at its foot cover, in CSS pixels. */
export function footHeight(): number {
  const { style } = document.documentElement;
  const height = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  // A sheet lies under the bars, which then stand above it.
  return Math.max(height('--foot'), height('--covered'));
}
