import { useTranslation } from '@/lib/i18n/client';
import type { Replacing } from '@/lib/search/replacing';
import type { Fault } from './answers';
import styles from './replace-dialog.module.css';

/** What is wrong, and where. */
export function FaultText({
  id,
  fault,
  replacing,
}: {
  id: string;
  fault: Fault;
  replacing: Replacing;
}) {
  const { t } = useTranslation('replace');
  if (!('field' in fault)) {
    const params = 'params' in fault ? fault.params : undefined;
    return (
      <p id={id} role="alert" className={styles.fault}>
        {t(`fault.${fault.code}`, { number: params?.number ?? 0 })}
      </p>
    );
  }
  const text = replacing[fault.field];
  return (
    <div id={id} role="alert" className={styles.fault}>
      <p>{t(`fault.${fault.code}`, { place: fault.index + 1 })}</p>
      {text === '' ? null : (
        <code>
          {text.slice(0, fault.index)}
          <mark>{text.slice(fault.index, fault.index + 1) || '\u00a0'}</mark>
          {text.slice(fault.index + 1)}
        </code>
      )}
    </div>
  );
}
