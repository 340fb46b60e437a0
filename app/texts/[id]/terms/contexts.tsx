'use client';

import Link from 'next/link';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { Proposals } from '@/app/jobs/job';
import { useTranslation } from '@/lib/i18n/client';
import type { ProposalContext } from '@/lib/store/terms/proposals';
import { contextsAction } from './actions';
import styles from './proposals.module.css';

interface Props {
  textId: string;
  proposal: Proposals['terms'][number];
  langs: { from: string; to: string };
}

const pauseMilliseconds = 120;

/** Where a proposal stands in the text, and why it is one. */
export function Contexts({ textId, proposal, langs }: Props) {
  const { t, i18n } = useTranslation('proposals');
  const { source, target, count, share, beads } = proposal;
  const [shown, setShown] = useState<{ of: string; contexts: ProposalContext[] } | null>(null);
  const kept = useRef(new Map<string, ProposalContext[]>());
  const name = `${source} ${target}`;

  useEffect(() => {
    let stale = false;
    const known = kept.current.get(name);
    const put = (contexts: ProposalContext[]) => {
      kept.current.set(name, contexts);
      if (!stale) setShown({ of: name, contexts });
    };
    // Who goes down the list does not stop at each.
    const pause = setTimeout(
      () => void (known ? Promise.resolve(known) : contextsAction(textId, beads)).then(put, () => put([])), // prettier-ignore
      known ? 0 : pauseMilliseconds,
    );
    return () => {
      stale = true;
      clearTimeout(pause);
    };
  }, [textId, beads, name]);

  const contexts = shown?.of === name ? shown.contexts : [];
  return (
    <section className={styles.contexts} aria-label={t('contexts', { term: source })}>
      <h2>
        <span lang={langs.from}>{source}</span> <span lang={langs.to}>{target}</span>
      </h2>
      <p className={styles.facts}>
        {t('why', {
          count,
          so: Math.round(count * share),
          percent: new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share),
        })}
      </p>
      <ul>
        {contexts.map((context) => (
          <li key={context.beadId}>
            <p lang={langs.from}>
              <Marked text={context.source} term={source} />
            </p>
            <p lang={langs.to}>
              <Marked text={context.target} term={target} />
            </p>
            <Link href={`/texts/${textId}?bead=${context.beadId}`}>{t('toBead')}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Marked({ text, term }: { text: string; term: string }) {
  const parts = text.split(new RegExp(`(${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`, 'gi'));
  return parts.map((part, at) =>
    at % 2 === 1 ? <mark key={at}>{part}</mark> : <Fragment key={at}>{part}</Fragment>,
  );
}
