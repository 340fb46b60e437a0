'use client';

import { Menu } from '@base-ui/react/menu';
import { Caps } from '@/app/keys/caps';
import menu from '@/app/shell/menu.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, Side } from '@/lib/store/types';
import { beadCommands, isPossible, sideCommands, type ArrangingCommand } from './arrangements';
import styles from './bead-menu.module.css';

interface Props {
  bead: BeadView | undefined;
  total: number;
  /** The side that the keys would mean: their caps stand beside its commands only. */
  side: Side;
  /** Where the menu opens; null while it is closed. */
  anchor: Element | null;
  onClose: () => void;
  onChoose: (command: ArrangingCommand, side: Side) => void;
}

/** Everything that can be done with a bead, for the mouse and the finger. */
export function BeadMenu({ bead, total, side, anchor, onClose, onChoose }: Props) {
  const { t } = useTranslation('reader');
  const isNarrow = anchor !== null && window.matchMedia('(max-width: 900px)').matches;
  const item = (command: ArrangingCommand, of: Side, withKey: boolean) => (
    <Menu.Item
      key={command}
      className={`${menu.item} ${styles.item}`}
      disabled={!bead || !isPossible(command, bead, of, total)}
      onClick={() => onChoose(command, of)}
    >
      <span>{t(`keys.${command}`)}</span>
      {withKey ? <Caps command={command} className={styles.caps} unsaid /> : null}
    </Menu.Item>
  );
  return (
    <Menu.Root
      modal={false}
      open={anchor !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          className={menu.positioner}
          anchor={anchor}
          // Beside the text there is room for all of it; on a phone there is none beside.
          side={isNarrow ? 'bottom' : 'left'}
          align={isNarrow ? 'start' : 'center'}
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup className={`${menu.popup} ${styles.popup}`} finalFocus={false}>
            <Menu.Group>
              <Menu.GroupLabel className={styles.label}>
                {t('menu.bead', { number: (bead?.index ?? 0) + 1 })}
              </Menu.GroupLabel>
              {beadCommands.map((command) => item(command, side, true))}
            </Menu.Group>
            {(['source', 'target'] as const).map((of) => (
              <Menu.Group key={of}>
                <Menu.GroupLabel className={styles.label}>{t(`menu.${of}`)}</Menu.GroupLabel>
                {sideCommands.map((command) => item(command, of, of === side))}
              </Menu.Group>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
