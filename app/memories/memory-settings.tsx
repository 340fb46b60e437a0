'use client';

import { useTranslation } from '@/lib/i18n/client';
import type { MemorySummary } from '@/lib/store/memory/types';
import { setMemoryAction } from './actions';
import { failureText } from './failure-text';
import { PriorityField } from '../used-for/priority-field';
import { SettingsDialog } from '../used-for/settings-dialog';
import { textIdsOf, UsedFor } from '../used-for/used-for';
import styles from '@/app/shell/form.module.css';

interface Props {
  memory: Pick<
    MemorySummary,
    'id' | 'name' | 'priority' | 'penalty' | 'readOnly' | 'usedFor' | 'textIds'
  >;
}

/** The name of a memory and what it is used for. */
export function MemorySettings({ memory }: Props) {
  const { t } = useTranslation(['memories', 'common']);

  async function save(form: FormData): Promise<string | null> {
    const settings = {
      name: String(form.get('name')),
      priority: Number(form.get('priority')),
      penalty: Number(form.get('penalty')),
      readOnly: form.get('readOnly') === 'on',
      textIds: textIdsOf(form),
    };
    const answer = await setMemoryAction(memory.id, settings).catch(
      () => ({ ok: false, code: 'offline' }) as const,
    );
    return answer.ok ? null : failureText(t, answer.code);
  }

  return (
    <SettingsDialog
      title={memory.name}
      words={{
        action: t('settings.action'),
        label: t('settings.label', { name: memory.name }),
        save: t('settings.save'),
        saved: t('settings.saved'),
      }}
      onSave={save}
    >
      <label>
        {t('settings.name')}
        <input name="name" defaultValue={memory.name} maxLength={200} required />
      </label>
      <PriorityField
        words={{ label: t('settings.priority'), hint: t('settings.priorityHint') }}
        value={memory.priority}
      />
      <label>
        {t('settings.penalty')}
        <input
          name="penalty"
          type="number"
          min={0}
          max={100}
          step={1}
          defaultValue={memory.penalty}
          required
        />
        <small>{t('settings.penaltyHint')}</small>
      </label>
      <label className={styles.check}>
        <input name="readOnly" type="checkbox" defaultChecked={memory.readOnly} />
        {t('settings.readOnly')}
      </label>
      <UsedFor textIds={memory.usedFor === 'chosen' ? memory.textIds : null} />
    </SettingsDialog>
  );
}
