import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { listJobs } from '@/app/jobs/registry';
import styles from '@/app/shell/page.module.css';
import { getT } from '@/lib/i18n/server';
import { listRepairs } from '@/lib/store/repairs';
import { readText } from '@/lib/store/texts';
import { TextPage, textPageMetadata } from '../text-page';
import { filterHref, readFilter } from './filter';
import { FilterBar } from './filter-bar';
import { RepairList } from './repair-list';

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const pageSize = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return textPageMetadata('repairs', (await params).id);
}

/** What cleaning changed in the sources of a text, and what it proposes to change. */
export default async function RepairsPage({ params, searchParams }: Props) {
  const [{ id }, search, { t }] = await Promise.all([params, searchParams, getT('repairs')]);
  const text = await readText(id);
  if (!text) notFound();

  const all = (await listRepairs(id)) ?? [];
  const filter = readFilter(search, all);
  const chosen = all.filter(
    ({ state, kind, versionId }) =>
      (filter.state === 'all' || state === filter.state) &&
      (filter.kind === null || kind === filter.kind) &&
      (filter.versionId === null || versionId === filter.versionId),
  );
  const pages = Math.max(1, Math.ceil(chosen.length / pageSize));
  const page = Math.min(filter.page, pages);
  const shown = chosen.slice((page - 1) * pageSize, page * pageSize);
  const job = listJobs().find(
    ({ kind, textId, state }) => kind === 'repair' && textId === id && state === 'running',
  );

  return (
    <TextPage area="repairs" text={text}>
      {all.length === 0 ? (
        <p className={styles.empty}>{t('none')}</p>
      ) : (
        <>
          <FilterBar textId={id} repairs={all} versions={text.versions} filter={filter} />
          {shown.length === 0 ? (
            <p className={styles.empty}>
              {filter.state === 'proposed' && filter.kind === null
                ? t('noneWaits')
                : t('noneOfThese')}
            </p>
          ) : (
            <RepairList
              // Another choice starts with nothing ticked.
              key={filterHref(id, filter)}
              textId={id}
              versions={text.versions}
              shown={shown}
              chosen={chosen.map(({ id: repairId, versionId, state }) => ({
                id: repairId,
                versionId,
                state,
              }))}
              kind={filter.kind}
              initialJob={job ?? null}
            />
          )}
          {pages > 1 ? (
            <nav aria-label={t('pages')} className={styles.pages}>
              {page > 1 ? (
                <Link href={filterHref(id, { ...filter, page: page - 1 })}>{t('previous')}</Link>
              ) : null}
              <span>{t('page', { page, pages })}</span>
              {page < pages ? (
                <Link href={filterHref(id, { ...filter, page: page + 1 })}>{t('next')}</Link>
              ) : null}
            </nav>
          ) : null}
        </>
      )}
    </TextPage>
  );
}
