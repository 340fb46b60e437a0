'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Caps } from '@/app/keys/caps';
import { mostKeys } from '@/app/keys/keymap';
import { ButtonLink, buttonClass } from '@/app/shell/button';
import dialog from '@/app/shell/dialog.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { Command } from './keys';
import styles from './key-sheet.module.css';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const reading: Command[] = ['next', 'previous', 'source', 'target', 'search', 'goTo', 'outline'];
const editing: Command[] = [
  'open',
  'save',
  'saveNext',
  'savePrevious',
  'leave',
  'splitSentence',
  'joinSentence',
  'joinSentenceBack',
  'moveSentenceOn',
  'moveSentenceBack',
  'deleteSentence',
  'insertSentence',
];
const reviewing: Command[] = [
  'review',
  'reviewBack',
  'confirm',
  'confirmNext',
  'setBack',
  'extendOn',
  'extendBack',
  'leaveRange',
  'notes',
  'comments',
  'beadHistory',
  'propagate',
  'filter',
  'wholeText',
  'filterAgain',
];
const translating: Command[] = [
  'matches',
  'takeMatch',
  'insertMatch',
  'concordance',
  'saveConfirm',
];
const aligning: Command[] = [
  'merge',
  'mergeBack',
  'split',
  'part',
  'exchange',
  'moveOn',
  'moveBack',
  'shiftOn',
  'shiftBack',
  'moveTo',
  'realign',
  'menu',
];
const page: Command[] = [
  'pretranslate',
  'replace',
  'undo',
  'redo',
  'history',
  'print',
  'palette',
  'help',
  'changeKeys',
];

/** The groups of the sheet; together they hold every command once. */
export const groups = { reading, editing, translating, reviewing, aligning, page } as const;

/** All keys, as the table of keys has them. */
export function KeySheet({ open, onOpenChange }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.popup} ${styles.sheet}`}>
          <Sheet />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What the sheet says: a component of its own, so that a closed sheet costs nothing. */
function Sheet() {
  const { t } = useTranslation(['reader', 'common']);
  return (
    <>
      <Dialog.Title className={dialog.title}>{t('keysTitle')}</Dialog.Title>
      <div className={styles.groups}>
        {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
          <section key={group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{t(`keyGroup.${group}`)}</h3>
            <dl>
              {groups[group].map((command) => (
                <div key={command} className={styles.key}>
                  <dt>{t(`keys.${command}`)}</dt>
                  <dd>
                    <Caps command={command} most={mostKeys} className={styles.stroke} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className={dialog.actions}>
        <ButtonLink href="/keys">{t('keys.changeKeys')}</ButtonLink>
        <Dialog.Close className={buttonClass()}>{t('common:close')}</Dialog.Close>
      </div>
    </>
  );
}
