'use client';

import { useState } from 'react';
import { Button } from '@/app/shell/button';
import { useTranslation } from '@/lib/i18n/client';
import type { RepairView, VersionSummary } from '@/lib/store/types';
import type { RepairKind } from '@/lib/text/types';
import { mostAtOnce } from './kinds';
import { RepairItem } from './repair-item';
import type { Way } from './use-decisions';
import styles from './repair-list.module.css';

interface Props {
  textId: string;
  version: VersionSummary;
  shown: RepairView[];
  chosen: Pick<RepairView, 'id' | 'state'>[];
  kind: RepairKind | null;
  onDecide: (way: Way, repairs: number[]) => void;
}

/** The repairs of one file. */
export function VersionRepairs(props: Props) {
  const { textId, version, shown, chosen, kind, onDecide } = props;
  const { t } = useTranslation('repairs');
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const idsIn = (wanted: RepairView['state']) =>
    chosen
      .filter(({ state }) => state === wanted)
      .map(({ id }) => id)
      .slice(0, mostAtOnce);
  const tickedOf = (ids: number[]) => ids.filter((id) => ticked.has(id));

  function tick(id: number, on: boolean) {
    const next = new Set(ticked);
    if (on) next.add(id);
    else next.delete(id);
    setTicked(next);
  }

  function bulk(way: Way, ids: number[]) {
    const some = tickedOf(ids);
    // Everything at once is offered where all are of one kind: one looks at a few and knows the rest.
    const wanted = some.length > 0 ? some : kind ? ids : [];
    if (wanted.length === 0) return null;
    const key = way === 'apply' ? 'accept' : 'revert';
    return (
      <Button
        small
        onClick={() => {
          onDecide(way, wanted);
          setTicked(new Set());
        }}
      >
        {some.length > 0
          ? t(`${key}Ticked`, { count: some.length })
          : t(`${key}Kind`, { count: ids.length })}
      </Button>
    );
  }

  const headingId = `version-${version.id}`;
  return (
    <section aria-labelledby={headingId} className={styles.version}>
      <header className={styles.head}>
        <h2 id={headingId}>
          {version.fileName} <span>{t('count', { count: chosen.length })}</span>
        </h2>
        <div className={styles.bulk}>
          {bulk('apply', idsIn('proposed'))}
          {bulk('leave', idsIn('applied'))}
        </div>
      </header>
      <ol>
        {shown.map((repair, place) => (
          <RepairItem
            key={repair.id}
            textId={textId}
            repair={repair}
            explained={repair.kind !== shown[place - 1]?.kind}
            ticked={ticked.has(repair.id)}
            onTick={(on) => tick(repair.id, on)}
            onDecide={(way) => onDecide(way, [repair.id])}
          />
        ))}
      </ol>
    </section>
  );
}
