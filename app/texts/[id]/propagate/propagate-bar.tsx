'use client';

import { Caps } from '@/app/keys/caps';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import bar from '../range/range-bar.module.css';
import type { Propagate } from './use-propagate';

/** At the foot of the page: that what was confirmed stands elsewhere too, and what to do about it. */
export function PropagateBar({ propagate }: { propagate: Propagate }) {
  const { t } = useTranslation(['translate', 'common']);
  const { offer } = propagate;
  if (!offer) return null;
  const { of, index, empty, different, left } = offer;
  const count = empty + different;
  const leave = (act: () => void) => () => {
    act();
    document.getElementById('content')?.focus();
  };
  return (
    <section aria-label={t('propagate.label')} className={bar.bar}>
      <p>
        {count === 0
          ? t('propagate.onlyLeft', { count: left })
          : 'beadId' in of
            ? t('propagate.elsewhere', { count, number: index + 1 })
            : t('propagate.elsewhereAll', { count })}
        {different > 0 ? ` ${t('propagate.different', { count: different })}` : ''}
        {count > 0 && left > 0 ? ` ${t('propagate.left', { count: left })}` : ''}
      </p>
      <div className={bar.actions}>
        {count > 0 ? (
          <Button small look="quiet" onClick={leave(propagate.apply)}>
            {t('propagate.apply')} <Caps command="propagate" unsaid />
          </Button>
        ) : null}
        <Button small look="quiet" onClick={leave(propagate.close)}>
          {count > 0 ? t('propagate.leave') : t('common:close')}
        </Button>
        <Button small look="quiet" onClick={leave(propagate.never)}>
          {t('propagate.never')}
        </Button>
      </div>
    </section>
  );
}
