'use client';

import { useEffect, useRef, type RefObject } from 'react';
import type { Side } from '@/lib/store/types';
import styles from './drag.module.css';

/** A sentence let go over another bead. */
export interface Drop {
  from: number;
  side: Side;
  sentenceId: number;
  to: number;
}

/** How near the edge of the screen the page begins to scroll, and how fast at most, in CSS pixels. */
const edge = 72;
const fastest = 18;
/** A press that moves less is no drag. */
const slack = 5;
/** How long a finger rests on a sentence until it is lifted, in milliseconds, and how still. */
const hold = 450;
const tremble = 10;

/**
 * Lets one drag a sentence to another bead: by its handle (`data-grip`), with the mouse, a pen or a
 * finger; in the bead that one is at, by a long press of a finger too. Elsewhere a long press selects
 * words, as in every page. Escape, or a place that is no other bead, leaves all as it was. Near the
 * edge the page scrolls.
 */
export function useDrag(main: RefObject<HTMLElement | null>, onDrop: (drop: Drop) => void): void {
  const told = useRef(onDrop);
  useEffect(() => {
    told.current = onDrop;
  });
  useEffect(() => {
    const place = main.current;
    if (!place) return;
    let end: (() => void) | null = null;
    // A finger holds a sentence: what it does is neither scrolling nor a click.
    let lifted = false;
    const take = (event: PointerEvent, sentence: HTMLElement, from: number) => {
      end?.();
      const side = sentence.closest<HTMLElement>('[data-side]')?.dataset.side as Side;
      end = follow(event, sentence, from, lifted, (to) => {
        const sentenceId = Number(sentence.dataset.sentence);
        if (to !== null) told.current({ from, side, sentenceId, to });
      });
    };
    const press = (event: PointerEvent) => {
      // A second finger changes nothing.
      if (event.isPrimary) lifted = false;
      const grip = event.target instanceof Element ? event.target.closest('[data-grip]') : null;
      const sentence = grip?.parentElement?.querySelector<HTMLElement>('[data-sentence]');
      const from = indexOf(grip);
      if (!grip && event.pointerType === 'touch') return rest(event);
      if (!sentence || from === null || event.button !== 0) return;
      event.preventDefault();
      take(event, sentence, from);
    };
    const rest = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const sentence = target?.closest<HTMLElement>('[data-sentence]');
      const from = indexOf(target);
      const isHere = sentence?.closest('[role="row"]')?.querySelector('[data-side][tabindex="0"]');
      if (!sentence || !isHere || from === null || !event.isPrimary) return;
      end?.();
      end = whenHeld(event, () => {
        lifted = true;
        navigator.vibrate?.(10);
        take(event, sentence, from);
      });
    };
    const prevent = (event: Event) => {
      if (lifted && event.cancelable) event.preventDefault();
    };
    const release = (event: Event) => {
      prevent(event);
      lifted = false;
    };
    const listening = new AbortController();
    const { signal } = listening;
    place.addEventListener('pointerdown', press, { signal });
    place.addEventListener('touchmove', prevent, { signal, passive: false });
    place.addEventListener('contextmenu', prevent, { signal, capture: true });
    place.addEventListener('touchend', release, { signal, passive: false });
    place.addEventListener('touchcancel', release, { signal });
    return () => {
      listening.abort();
      end?.();
    };
  }, [main]);
}

/** Waits until a finger has rested on a place; returns what ends the waiting. */
function whenHeld(start: PointerEvent, lift: () => void): () => void {
  const waiting = new AbortController();
  const { signal } = waiting;
  const timer = setTimeout(() => {
    waiting.abort();
    lift();
  }, hold);
  const end = () => {
    clearTimeout(timer);
    waiting.abort();
  };
  const isFar = ({ clientX, clientY }: PointerEvent) =>
    Math.hypot(clientX - start.clientX, clientY - start.clientY) > tremble;
  window.addEventListener('pointermove', (event) => isFar(event) && end(), { signal });
  // Another finger as well: two of them zoom.
  for (const name of ['pointerdown', 'pointerup', 'pointercancel'] as const)
    window.addEventListener(name, (event) => event !== start && end(), { signal });
  return end;
}

/**
 * Follows a pointer until it is let go; returns what ends it early.
 * @param isLifted the sentence is lifted already, before the pointer moved
 */
function follow(
  start: PointerEvent,
  sentence: HTMLElement,
  from: number,
  isLifted: boolean,
  done: (to: number | null) => void,
): () => void {
  const text = sentence.textContent ?? '';
  const { lang } = sentence.closest<HTMLElement>('[lang]') ?? sentence;
  const listening = new AbortController();
  let ghost: HTMLElement | null = null;
  let over: HTMLElement | null = null;
  let frame = 0;
  let [x, y] = [start.clientX, start.clientY];

  const look = () => {
    const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-index]') ?? null;
    const next = row && indexOf(row) !== from ? row : null;
    if (next === over) return;
    over?.removeAttribute('data-drop');
    next?.setAttribute('data-drop', '');
    over = next;
  };
  const scroll = () => {
    const bar = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
    const up = Math.max(0, bar + edge - y);
    const down = Math.max(0, y - (window.innerHeight - edge));
    const by = Math.min(1, Math.max(up, down) / edge) * fastest * (up > 0 ? -1 : 1);
    if (by !== 0) {
      window.scrollBy(0, by);
      look();
    }
    frame = requestAnimationFrame(scroll);
  };
  const begin = () => {
    ghost = document.createElement('div');
    ghost.className = styles.ghost!;
    ghost.lang = lang;
    ghost.textContent = text;
    ghost.setAttribute('aria-hidden', 'true');
    ghost.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
    document.body.append(ghost);
    document.body.classList.add(styles.dragging!);
    sentence.setAttribute('data-dragged', '');
    frame = requestAnimationFrame(scroll);
  };
  const end = (to: number | null) => {
    listening.abort();
    cancelAnimationFrame(frame);
    ghost?.remove();
    over?.removeAttribute('data-drop');
    document.body.classList.remove(styles.dragging!);
    sentence.removeAttribute('data-dragged');
    done(to);
  };

  if (isLifted) begin();
  const { signal } = listening;
  const isSame = (event: PointerEvent) => event.pointerId === start.pointerId;
  window.addEventListener(
    'pointermove',
    (event) => {
      if (!isSame(event)) return;
      ({ clientX: x, clientY: y } = event);
      if (!ghost && Math.hypot(x - start.clientX, y - start.clientY) < slack) return;
      if (!ghost) begin();
      ghost!.style.transform = `translate(${x + 12}px, ${y + 12}px)`;
      look();
    },
    { signal },
  );
  window.addEventListener(
    'pointerup',
    (event) => {
      if (isSame(event)) end(ghost && over ? indexOf(over) : null);
    },
    { signal },
  );
  window.addEventListener('pointercancel', (event) => isSame(event) && end(null), { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(null);
    },
    { signal, capture: true },
  );
  return () => end(null);
}

function indexOf(element: Element | null): number | null {
  const index = element?.closest<HTMLElement>('[data-index]')?.dataset.index;
  return index === undefined ? null : Number(index);
}
