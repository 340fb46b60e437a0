'use client';

import { useRef, useState, useTransition, type KeyboardEvent } from 'react';
import { useTranslation } from '@/lib/i18n/client';
import type { UnitView } from '@/lib/store/memory/types';
import { Button } from '../../shell/button';
import { deleteUnitAction, editUnitAction, type Answer } from '../actions';
import { failureText } from '../failure-text';
import styles from './units.module.css';

interface Props {
  /** Undefined while it is loaded. */
  unit: UnitView | undefined;
  memoryId: number;
  isReadOnly: boolean;
  /** @param done what was done, in words */
  onChanged: (done: string) => void;
  onFailed: (why: string) => void;
}

/** A unit, side by side; edited in its place. */
export function UnitRow({ unit, memoryId, isReadOnly, onChanged, onFailed }: Props) {
  const { t } = useTranslation(['memories', 'common']);
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<{ source: string; target: string } | null>(null);
  const [pending, startTransition] = useTransition();
  if (!unit) return <div className={styles.unit} aria-busy="true" />;
  const { id, source, target, sourceLang, targetLang } = unit;

  function change(work: () => Promise<Answer<unknown>>, done: string) {
    startTransition(async () => {
      const answer = await work().catch(() => ({ ok: false, code: 'offline' }) as const);
      onFailed(answer.ok ? '' : failureText(t, answer.code));
      if (!answer.ok) return;
      close();
      onChanged(done);
    });
  }

  /** The focus stays with the row: what had it goes. */
  function close() {
    box.current?.closest('li')?.focus({ preventScroll: true });
    setDraft(null);
  }

  const save = () =>
    draft && change(() => editUnitAction({ memoryId, id, ...draft }), t('unit.saved'));

  function onKeyDown(event: KeyboardEvent) {
    // Enter and Escape that choose among what an input method offers are its own.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') close();
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    save();
  }

  if (draft)
    return (
      <div ref={box} className={styles.unit} onKeyDown={onKeyDown}>
        {(['source', 'target'] as const).map((side) => (
          <textarea
            key={side}
            lang={unit[`${side}Lang`] || undefined}
            aria-label={t(`unit.${side}`)}
            value={draft[side]}
            rows={Math.max(2, Math.ceil(draft[side].length / 30))}
            autoFocus={side === 'target'}
            onChange={(event) => setDraft({ ...draft, [side]: event.target.value })}
          />
        ))}
        <div className={styles.actions}>
          <Button small look="primary" disabled={pending} onClick={save}>
            {t('unit.save')}
          </Button>
          <Button small onClick={close}>
            {t('common:cancel')}
          </Button>
        </div>
      </div>
    );
  return (
    <div ref={box} className={styles.unit}>
      <p lang={sourceLang || undefined}>{source}</p>
      <p lang={targetLang || undefined}>{target}</p>
      {isReadOnly ? null : (
        <div className={styles.actions}>
          <Button
            small
            look="quiet"
            aria-label={t('unit.editLabel', { source: short(source) })}
            onClick={() => setDraft({ source, target })}
          >
            {t('unit.edit')}
          </Button>
          <Button
            small
            look="quiet"
            disabled={pending}
            aria-label={t('unit.deleteLabel', { source: short(source) })}
            onClick={() => change(() => deleteUnitAction(memoryId, id), t('unit.deleted'))}
          >
            {t('unit.delete')}
          </Button>
        </div>
      )}
    </div>
  );
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text;
}
