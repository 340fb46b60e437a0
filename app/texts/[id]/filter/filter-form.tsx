'use client';

import { useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadFilter } from '@/lib/store/filter';
import { inPercent, issueChoices, statuses, types } from './address';
import styles from './filter.module.css';

interface Props {
  textId: string;
  filter: BeadFilter;
  /** Resolves when all that one changed is with the server. */
  settled: () => Promise<void>;
  onChange: (filter: BeadFilter) => void;
}

/** By what beads are chosen. Each choice counts at once. */
export function FilterForm({ textId, filter, settled, onChange }: Props) {
  const { t } = useTranslation(['filter', 'quality', 'reader']);
  const editors = useEditors(textId, settled);
  const names = filter.by && !editors.includes(filter.by) ? [filter.by, ...editors] : editors;
  return (
    <div className={styles.form}>
      <Choice
        label={t('status')}
        value={filter.status}
        choices={statuses.map((status) => [status, t(`reader:mark.${status}`)])}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Choice
        label={t('type')}
        value={filter.type}
        choices={types.map((type) => [type, t(`types.${type}`)])}
        onChange={(type) => onChange({ ...filter, type })}
      />
      <Choice
        label={t('issues')}
        value={filter.issues}
        choices={issueChoices.map((check) => [
          check,
          check === 'any' ? t('anyIssue') : t(`quality:checks.${check}`),
        ])}
        onChange={(issues) => onChange({ ...filter, issues })}
      />
      <Choice
        label={t('editor')}
        value={filter.by}
        choices={names.map((name) => [name, name])}
        onChange={(by) => onChange({ ...filter, by })}
      />
      <Confidence
        value={filter.confidence}
        onChange={(confidence) => onChange({ ...filter, confidence })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={filter.commented ?? false}
          onChange={({ target }) => onChange({ ...filter, commented: target.checked || undefined })}
        />
        {t('commented')}
      </label>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: ReactNode;
  value: T | undefined;
  choices: readonly (readonly [T, string])[];
  onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  const { t } = useTranslation('filter');
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <select
        value={value ?? ''}
        data-on={value !== undefined || undefined}
        onChange={({ target }) => onChange(choices.find(([it]) => it === target.value)?.[0])}
      >
        <option value="">{t('any')}</option>
        {choices.map(([it, name]) => (
          <option key={it} value={it}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

type Share = NonNullable<BeadFilter['confidence']>;

/** Two numbers in percent; what is no range yet waits until it is. */
function Confidence({
  value,
  onChange,
}: {
  value: Share | undefined;
  onChange: (value: Share | undefined) => void;
}) {
  const { t } = useTranslation('filter');
  const id = useId();
  const known = value ? `${inPercent(value.from)}-${inPercent(value.to)}` : '';
  const [typed, setTyped] = useState({ known, ...textOf(value) });
  if (typed.known !== known) setTyped({ known, ...textOf(value) });
  const share = shareOf(typed.from, typed.to);
  const change = (part: { from?: string; to?: string }) => {
    const next = { ...typed, ...part };
    const read = shareOf(next.from, next.to);
    const becomes =
      read && read !== 'wrong' ? `${inPercent(read.from)}-${inPercent(read.to)}` : known;
    setTyped({ ...next, known: read === undefined ? '' : becomes });
    if (read !== 'wrong') onChange(read);
  };
  const field = (which: 'from' | 'to') => (
    <input
      inputMode="numeric"
      maxLength={3}
      size={3}
      value={typed[which]}
      placeholder={which === 'from' ? '0' : '100'}
      aria-label={t(`confidence.${which}`)}
      aria-invalid={share === 'wrong' || undefined}
      aria-describedby={share === 'wrong' ? id : undefined}
      onChange={({ target }) => change({ [which]: target.value })}
    />
  );
  return (
    <fieldset className={styles.field}>
      <legend>{t('confidence.label')}</legend>
      <span className={styles.range}>
        {field('from')} – {field('to')} %
      </span>
      {share === 'wrong' ? (
        <span id={id} role="alert" className={styles.wrong}>
          {t('confidence.wrong')}
        </span>
      ) : null}
    </fieldset>
  );
}

function textOf(share: Share | undefined): { from: string; to: string } {
  if (!share) return { from: '', to: '' };
  const [from, to] = [inPercent(share.from), inPercent(share.to)];
  return { from: from === 0 ? '' : String(from), to: to === 100 ? '' : String(to) };
}

/** Two ends as they are typed, full-width digits too; an empty one is the farthest. */
function shareOf(from: string, to: string): Share | undefined | 'wrong' {
  const [low, high] = [from, to].map((it) => it.normalize('NFKC').trim()) as [string, string];
  if (low === '' && high === '') return undefined;
  if (!/^\d{0,3}$/.test(low) || !/^\d{0,3}$/.test(high)) return 'wrong';
  const [least, most] = [Number(low === '' ? 0 : low), Number(high === '' ? 100 : high)];
  return least <= most && most <= 100 ? { from: least / 100, to: most / 100 } : 'wrong';
}

/** Names of those who changed beads of a text, oneself too; none while they are not known. */
function useEditors(textId: string, settled: () => Promise<void>): string[] {
  const [editors, setEditors] = useState<string[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    settled()
      .then(() => fetch(`/api/texts/${textId}/filter?editors`, { signal: stop.signal }))
      .then(async (response) => {
        if (response.ok) setEditors(((await response.json()) as { editors: string[] }).editors);
      })
      // Without names one filters by all else.
      .catch(() => undefined);
    return () => stop.abort();
  }, [textId, settled]);
  return editors;
}
