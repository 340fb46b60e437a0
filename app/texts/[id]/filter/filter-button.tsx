'use client';

import { Popover } from '@base-ui/react/popover';
import { useRef } from 'react';
import { Caps, useNameWithKey } from '@/app/keys/caps';
import { Button, buttonClass } from '@/app/shell/button';
import menu from '@/app/shell/menu.module.css';
import { useTranslation } from '@/lib/i18n/client';
import { FilterForm } from './filter-form';
import type { Filtering } from './use-filter';
import styles from './filter.module.css';

interface Props {
  textId: string;
  total: number;
  filtering: Filtering;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** In the bar: what opens the choice of beads. */
export function FilterButton({ textId, total, filtering, open, onOpenChange }: Props) {
  const { t } = useTranslation(['filter', 'common']);
  const hint = useNameWithKey(t('open'), 'filter');
  const { rows, isOpen } = filtering;
  // What is chosen while it is open is one step of the way back.
  const steps = useRef(0);
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next) => {
        steps.current = 0;
        onOpenChange(next);
      }}
    >
      <Popover.Trigger
        className={`${buttonClass({ look: 'quiet' })} ${styles.opener}`}
        aria-label={t('open')}
        title={hint}
        data-on={!isOpen || undefined}
      >
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <path d="M2 4h14M5 9h8M7.5 14h3" />
        </svg>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner
          className={menu.positioner}
          side="bottom"
          align="end"
          sideOffset={6}
          collisionPadding={8}
        >
          <Popover.Popup className={`${menu.popup} ${styles.popup}`} finalFocus={false}>
            <Popover.Title className={styles.title}>{t('title')}</Popover.Title>
            <FilterForm
              textId={textId}
              filter={filtering.filter}
              settled={filtering.settled}
              onChange={(next) => filtering.choose(next, steps.current++ > 0)}
            />
            <div className={styles.foot}>
              <p role="status">
                {filtering.failed
                  ? t('failed')
                  : isOpen
                    ? t('all', { count: total })
                    : rows
                      ? t('count', { count: rows.places.length, total })
                      : t('looking')}
              </p>
              <Button small look="quiet" disabled={isOpen} onClick={filtering.clear}>
                {t('clear')} <Caps command="wholeText" unsaid />
              </Button>
              <Popover.Close className={buttonClass({ small: true })}>
                {t('common:close')}
              </Popover.Close>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
