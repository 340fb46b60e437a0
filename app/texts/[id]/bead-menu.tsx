'use client';

import { Menu } from '@base-ui/react/menu';
import { Caps } from '@/app/keys/caps';
import menu from '@/app/shell/menu.module.css';
import { useTranslation } from '@/lib/i18n/client';
import type { BeadView, Side } from '@/lib/store/types';
import { AnchoredMenu } from './anchored-menu';
import {
  beadCommands,
  isPossible,
  sideCommands,
  type ArrangingCommand,
  type MenuCommand,
} from './arrangements';
import styles from './bead-menu.module.css';

interface Props {
  bead: BeadView | undefined;
  total: number;
  /** The side that the keys would mean: their caps stand beside its commands only. */
  side: Side;
  /** Where the menu opens; null while it is closed. */
  anchor: Element | null;
  onClose: () => void;
  /** Whether beads are selected, so that they can be up to this one. */
  isSelecting: boolean;
  onChoose: (command: ArrangingCommand, side: Side) => void;
  onMore: (command: MenuCommand, side: Side) => void;
}

/** Everything that can be done with a bead, for the mouse and the finger. */
export function BeadMenu(props: Props) {
  const { anchor, onClose } = props;
  const isNarrow = anchor !== null && window.matchMedia('(max-width: 900px)').matches;
  return (
    // Beside the text there is room for all of it; on a phone there is none beside.
    <AnchoredMenu
      anchor={anchor}
      side={isNarrow ? 'bottom' : 'left'}
      align={isNarrow ? 'start' : 'center'}
      onClose={onClose}
      scrolls
    >
      <Items {...props} />
    </AnchoredMenu>
  );
}

/** What the menu offers: a component of its own, so that a closed menu costs nothing. */
function Items({ bead, total, side, isSelecting, onChoose, onMore }: Props) {
  const { t } = useTranslation('reader');
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
  const more = (command: MenuCommand, of: Side, withKey: boolean) => (
    <Menu.Item
      key={command}
      className={`${menu.item} ${styles.item}`}
      disabled={!bead || (command === 'moveTo' && bead[of].length === 0)}
      onClick={() => onMore(command, of)}
    >
      <span>
        {command === 'select'
          ? t(isSelecting ? 'menu.selectTo' : 'menu.selectFrom')
          : t(`keys.${command}`)}
      </span>
      {withKey && command !== 'select' ? (
        <Caps command={command} className={styles.caps} unsaid />
      ) : null}
    </Menu.Item>
  );
  return (
    <>
      <Menu.Group>
        <Menu.GroupLabel className={styles.label}>
          {t('menu.bead', { number: (bead?.index ?? 0) + 1 })}
        </Menu.GroupLabel>
        {beadCommands.map((command) => item(command, side, true))}
        {more('setBack', side, true)}
        {more('select', side, false)}
        {more('comments', side, true)}
        {more('beadHistory', side, true)}
      </Menu.Group>
      {(['source', 'target'] as const).map((of) => (
        <Menu.Group key={of}>
          <Menu.GroupLabel className={styles.label}>{t(`menu.${of}`)}</Menu.GroupLabel>
          {sideCommands.map((command) => item(command, of, of === side))}
          {more('moveTo', of, of === side)}
          {more('insertSentence', of, of === side)}
        </Menu.Group>
      ))}
    </>
  );
}
