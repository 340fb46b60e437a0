'use client';

import { useRef, useState } from 'react';
import { useAnnounce } from '@/app/shell/announcer';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import { faultOf } from './file-fault';
import { keymapSchema, mostKeys, writeKeymap, type Keymap } from './keymap';
import { keepKeymap } from './use-keymap';
import styles from './key-settings.module.css';

/** Far beyond any map of keys. */
const mostBytes = 100_000;

/** A person's keys as a file, for another browser. */
export function KeyFile({ map }: { map: Keymap }) {
  const { t } = useTranslation('keys');
  const announce = useAnnounce();
  const chooser = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  function save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([writeKeymap(map)], { type: 'application/json' }));
    link.download = 'hebi-keys.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function read(file: File) {
    setWrong(null);
    let content: unknown;
    try {
      content = JSON.parse(file.size > mostBytes ? '' : await file.text());
    } catch {
      return setWrong(t('noJson'));
    }
    const checked = keymapSchema.safeParse(content);
    if (checked.success) {
      keepKeymap(checked.data);
      return announce(t('now.imported'));
    }
    const fault = faultOf(content, checked.error.issues[0]!);
    setWrong(t(`fault.${fault.kind}`, { most: mostKeys, ...fault }));
  }

  return (
    <>
      <Button onClick={save}>{t('export')}</Button>
      <Button onClick={() => chooser.current?.click()}>{t('import')}</Button>
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t('import')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
      {wrong ? (
        <p role="alert" className={styles.refusal}>
          {t('wrongFile', { reason: wrong })}
        </p>
      ) : null}
    </>
  );
}
