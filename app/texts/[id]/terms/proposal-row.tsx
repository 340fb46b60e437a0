import { useState, type FormEvent } from 'react';
import type { Proposals } from '@/app/jobs/job';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { Pair } from './use-proposals';
import styles from './proposals.module.css';

interface Props {
  at: number;
  proposal: Proposals['terms'][number];
  langs: { from: string; to: string };
  current: boolean;
  changing: boolean;
  onFocus: () => void;
  onAccept: (pair: Pair) => void;
  onChange: () => void;
  onLeave: () => void;
  onDismiss: () => void;
}

/** One proposal, to accept, to change first, or to dismiss. */
export function ProposalRow(props: Props) {
  const { at, proposal, langs, current, changing } = props;
  const { t, i18n } = useTranslation('proposals');
  const { source, target, count, share } = proposal;
  if (changing) return <ChangingRow {...props} />;
  const actions = [
    ['accept', () => props.onAccept(proposal)],
    ['change', props.onChange],
    ['dismiss', props.onDismiss],
  ] as const;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share);
  return (
    <li
      data-at={at}
      data-current={current || undefined}
      tabIndex={current ? 0 : -1}
      className={styles.row}
      onFocus={props.onFocus}
      onClick={props.onFocus}
    >
      <p className={styles.pair}>
        <span lang={langs.from}>{source}</span> <span lang={langs.to}>{target}</span>
      </p>
      <p className={styles.facts}>
        {t('times', { count })} · {t('share', { percent })}
      </p>
      <div className={styles.actions}>
        {actions.map(([name, act]) => (
          <Button
            key={name}
            look="quiet"
            small
            tabIndex={current ? 0 : -1}
            aria-label={t(`${name}Named`, { term: source })}
            onClick={act}
          >
            {t(name)}
          </Button>
        ))}
      </div>
    </li>
  );
}

function ChangingRow({ proposal, langs, onAccept, onLeave }: Props) {
  const { t } = useTranslation(['proposals', 'common']);
  const [pair, setPair] = useState<Pair>({ source: proposal.source, target: proposal.target });

  function submit(event: FormEvent) {
    event.preventDefault();
    const [source, target] = [pair.source.trim(), pair.target.trim()];
    if (source !== '' && target !== '') onAccept({ source, target });
  }

  return (
    <li className={styles.row} data-current>
      <form
        className={styles.form}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
          event.stopPropagation();
          onLeave();
        }}
      >
        <input
          lang={langs.from}
          value={pair.source}
          maxLength={500}
          required
          aria-label={t('sourceTerm')}
          onChange={({ currentTarget: { value } }) => setPair({ ...pair, source: value })}
        />
        <input
          // Where one begins: it is the translation that wants a change.
          ref={(field) => {
            if (field && !field.dataset.begun) {
              field.dataset.begun = 'yes';
              field.focus();
              field.select();
            }
          }}
          lang={langs.to}
          value={pair.target}
          maxLength={500}
          required
          aria-label={t('targetTerm')}
          onChange={({ currentTarget: { value } }) => setPair({ ...pair, target: value })}
        />
        <div className={styles.actions}>
          <Button type="submit" look="primary" small>
            {t('accept')}
          </Button>
          <Button small onClick={onLeave}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </li>
  );
}
