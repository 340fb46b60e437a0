import Link from 'next/link';
import { getT } from '@/lib/i18n/server';
import type { RepairView, VersionSummary } from '@/lib/store/types';
import { filterHref, type Filter } from './filter';
import { repairKinds } from './kinds';
import styles from './filter-bar.module.css';

interface Props {
  textId: string;
  repairs: readonly RepairView[];
  versions: readonly VersionSummary[];
  filter: Filter;
}

/** Choices as links: each has an address, and a number that says what is behind it. */
export async function FilterBar({ textId, repairs, versions, filter }: Props) {
  const { t } = await getT('repairs');
  const { state, kind, versionId } = filter;
  const count = (part: Partial<Filter>) => {
    const wanted = { ...filter, ...part };
    return repairs.filter(
      (it) =>
        (wanted.state === 'all' || it.state === wanted.state) &&
        (wanted.kind === null || it.kind === wanted.kind) &&
        (wanted.versionId === null || it.versionId === wanted.versionId),
    ).length;
  };
  const choice = (name: string, part: Partial<Filter>, current: boolean, lang?: string) => {
    const number = count(part);
    if (number === 0 && !current) return null;
    return (
      <li key={name}>
        <Link
          href={filterHref(textId, { ...filter, ...part, page: 1 })}
          aria-current={current ? 'true' : undefined}
          className={styles.choice}
          scroll={false}
        >
          <span lang={lang}>{name}</span> <span className={styles.count}>{number}</span>
        </Link>
      </li>
    );
  };
  const affected = versions.filter(({ id }) => repairs.some((it) => it.versionId === id));
  return (
    <nav aria-label={t('filter.label')} className={styles.filter}>
      <ul aria-label={t('filter.state')}>
        {choice(t('filter.proposed'), { state: 'proposed' }, state === 'proposed')}
        {choice(t('filter.applied'), { state: 'applied' }, state === 'applied')}
        {choice(t('filter.all'), { state: 'all' }, state === 'all')}
      </ul>
      {affected.length > 1 ? (
        <ul aria-label={t('filter.version')}>
          {choice(t('filter.bothVersions'), { versionId: null }, versionId === null)}
          {affected.map(({ id, fileName }) =>
            choice(fileName, { versionId: id }, versionId === id),
          )}
        </ul>
      ) : null}
      <ul aria-label={t('filter.kind')}>
        {choice(t('filter.allKinds'), { kind: null }, kind === null)}
        {repairKinds.map((it) => choice(t(`kind.${it}.name`), { kind: it }, kind === it))}
      </ul>
    </nav>
  );
}
