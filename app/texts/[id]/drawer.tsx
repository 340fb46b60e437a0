'use client';

import type { ReactNode } from 'react';
import { Dialog } from '@base-ui/react/dialog';
import { buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import styles from './drawer.module.css';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** Where there is no room beside the text, what stands there comes over it when it is called. */
export function Drawer({ open, onOpenChange, children }: Props) {
  const { t } = useTranslation(['reader', 'common']);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Trigger
        className={`${buttonClass({ look: 'quiet' })} ${styles.trigger}`}
        aria-label={t('outline.open')}
      >
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <path d="M2 4.5h14M2 9h10M2 13.5h12" />
        </svg>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={styles.drawer} finalFocus={false}>
          <div className={styles.head}>
            <Dialog.Title className={styles.title}>{t('outline.title')}</Dialog.Title>
            <Dialog.Close className={buttonClass({ look: 'quiet' })}>
              {t('common:close')}
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
