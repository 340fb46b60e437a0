'use client';

import type { ComponentProps, ReactNode } from 'react';
import { Menu } from '@base-ui/react/menu';
import menu from '@/app/shell/menu.module.css';
import styles from './bead-menu.module.css';

interface Props extends Pick<ComponentProps<typeof Menu.Positioner>, 'side' | 'align'> {
  /** Where the menu opens; null while it is closed. */
  anchor: Element | null;
  onClose: () => void;
  /** It scrolls where the window is low: the keyboard reaches it as it reaches its items. */
  scrolls?: boolean;
  children: ReactNode;
}

/** A menu at a place of the text, opened by what stands there. */
export function AnchoredMenu({ anchor, side, align, onClose, scrolls, children }: Props) {
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
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup
            className={`${menu.popup} ${styles.popup}`}
            finalFocus={false}
            tabIndex={scrolls ? 0 : undefined}
          >
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
