'use client';

import type { i18n as I18n } from 'i18next';
import { useTranslation } from '@/lib/i18n/client';
import type { markOf } from './bead-look';

type Mark = ReturnType<typeof markOf>;

interface MarkWords {
  label: string;
  status: string;
  menu: string;
}

/** As many as are in sight, many times over. */
const mostKept = 2000;

// A merge gives all rows behind it other numbers, nearly all of which were said before: to look them
// up costs a tenth of putting them into words.
const kept = new WeakMap<I18n, Map<string, MarkWords>>();

/** What a bead is called where only its number and its status count. */
export function useMarkWords(number: number, mark: Mark): MarkWords {
  const { t, i18n } = useTranslation('reader');
  let words = kept.get(i18n);
  if (!words) kept.set(i18n, (words = new Map()));
  const key = `${mark} ${number}`;
  const known = words.get(key);
  if (known) return known;
  if (words.size >= mostKept) words.clear();
  const status = t(`mark.${mark}`);
  const now = {
    label: t('mark.label', { number, status }),
    status,
    menu: t('menu.open', { number }),
  };
  words.set(key, now);
  return now;
}
