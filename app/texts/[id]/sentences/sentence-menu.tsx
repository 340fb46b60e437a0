'use client';

import { Menu } from '@base-ui/react/menu';
import { Caps } from '@/app/keys/caps';
import menu from '@/app/shell/menu.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { AnchoredMenu } from '../anchored-menu';
import styles from '../bead-menu.module.css';
import { openCommands, type OpenCommand } from './use-sentences';

interface Props {
  /** Where the menu opens; null while it is closed. */
  anchor: Element | null;
  onClose: () => void;
  onChoose: (command: OpenCommand) => void;
}

/** What can be done with the open sentence, for the mouse and the finger. */
export function SentenceMenu({ anchor, onClose, onChoose }: Props) {
  const { t } = useTranslation('reader');
  return (
    <AnchoredMenu anchor={anchor} side="bottom" align="end" onClose={onClose}>
      {openCommands.map((command) => (
        <Menu.Item
          key={command}
          className={`${menu.item} ${styles.item}`}
          onClick={() => onChoose(command)}
        >
          <span>{t(`keys.${command}`)}</span>
          <Caps command={command} className={styles.caps} unsaid />
        </Menu.Item>
      ))}
    </AnchoredMenu>
  );
}
