'use client';

import { useState, type FormEvent } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { Button, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { Side } from '@/lib/store/types';
import { exportAddress, isLanguageTag, memoryTag } from './export-address';
import styles from './export-dialog.module.css';

interface Props {
  open: boolean;
  textId: string;
  langs: Record<Side, string>;
  confirmed: number;
  total: number;
  onOpenChange: (open: boolean) => void;
}

/** The text as a file for other tools: which beads, and under which language tags. */
export function ExportDialog({ open, textId, langs, confirmed, total, onOpenChange }: Props) {
  const { t } = useTranslation(['reader', 'common']);
  const [status, setStatus] = useState<'confirmed' | 'all'>('confirmed');
  const [tags, setTags] = useState({
    source: memoryTag(langs.source),
    target: memoryTag(langs.target),
  });
  const nothing = status === 'confirmed' && confirmed === 0;
  const wrong = (['source', 'target'] as const).filter((side) => !isLanguageTag(tags[side]));

  function download(event: FormEvent) {
    event.preventDefault();
    if (nothing || wrong.length > 0) return;
    const link = document.createElement('a');
    link.href = exportAddress(textId, { status, ...tags });
    link.download = '';
    link.click();
    onOpenChange(false);
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={dialog.popup}>
          <Dialog.Title className={dialog.title}>{t('export.title')}</Dialog.Title>
          <Dialog.Description className={dialog.detail}>{t('export.detail')}</Dialog.Description>
          <form onSubmit={download}>
            <fieldset className={styles.group}>
              <legend>{t('export.which')}</legend>
              {(['confirmed', 'all'] as const).map((it) => (
                <label key={it} className={styles.choice}>
                  <input
                    type="radio"
                    name="status"
                    checked={status === it}
                    onChange={() => setStatus(it)}
                  />
                  {t(`export.${it}`, { count: it === 'all' ? total : confirmed })}
                </label>
              ))}
            </fieldset>
            {nothing ? (
              <p role="status" className={styles.nothing}>
                {t('export.nothing')}
              </p>
            ) : null}
            <div className={styles.tags}>
              {(['source', 'target'] as const).map((side) => (
                <label key={side}>
                  {t(`export.${side}`)}
                  <input
                    value={tags[side]}
                    list="export-tags"
                    maxLength={35}
                    spellCheck={false}
                    aria-invalid={wrong.includes(side)}
                    aria-describedby={wrong.includes(side) ? 'export-wrong' : undefined}
                    onChange={(event) => setTags({ ...tags, [side]: event.target.value })}
                  />
                </label>
              ))}
              <datalist id="export-tags">
                {['zh-CN', 'zh-Hans', 'zh-TW', 'zh-HK', 'en', 'en-GB', 'en-US'].map((tag) => (
                  <option key={tag} value={tag} />
                ))}
              </datalist>
            </div>
            {wrong.length > 0 ? (
              <p id="export-wrong" className={styles.wrong}>
                {t('export.wrong')}
              </p>
            ) : null}
            <div className={dialog.actions}>
              <Dialog.Close className={buttonClass()}>{t('common:cancel')}</Dialog.Close>
              <Button type="submit" look="primary" disabled={nothing || wrong.length > 0}>
                {t('export.download')}
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
