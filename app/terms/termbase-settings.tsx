'use client';

import { useRouter } from 'next/navigation';
import { PriorityField } from '@/app/used-for/priority-field';
import { SettingsDialog } from '@/app/used-for/settings-dialog';
import { textIdsOf, UsedFor } from '@/app/used-for/used-for';
import { useTranslation } from '@/lib/i18n/client';
import type { TermbaseSummary } from '@/lib/store/terms/types';
import { setTermbaseUseAction } from './actions';

interface Props {
  termbase: Pick<TermbaseSummary, 'id' | 'name' | 'priority' | 'textIds'>;
}

/** What a termbase is used for: one change of its history, like those of its terms. */
export function TermbaseSettings({ termbase }: Props) {
  const { t } = useTranslation('terms');
  const router = useRouter();

  async function save(form: FormData): Promise<string | null> {
    const use = { priority: Number(form.get('priority')), textIds: textIdsOf(form) };
    const answer = await setTermbaseUseAction({ termbaseId: termbase.id, use }).catch(() => null);
    if (answer?.ok) {
      router.refresh();
      return null;
    }
    const code = answer?.code;
    return t(code === 'gone' ? 'gone' : code === 'changed' ? 'use.changed' : 'failed');
  }

  return (
    <SettingsDialog
      title={termbase.name}
      words={{
        action: t('use.settings'),
        label: t('use.settingsNamed', { name: termbase.name }),
        save: t('form.save'),
        saved: t('saved'),
      }}
      onSave={save}
    >
      <PriorityField
        words={{ label: t('use.priority'), hint: t('use.priorityHint') }}
        value={termbase.priority}
      />
      <UsedFor textIds={termbase.textIds} />
    </SettingsDialog>
  );
}
