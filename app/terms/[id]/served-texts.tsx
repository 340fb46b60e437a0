import Link from 'next/link';
import { getT } from '@/lib/i18n/server';
import { readText } from '@/lib/store/texts';
import list from '../terms.module.css';

/** So many are named; the facts beside say how many there are. */
const mostNamed = 5;

/** The texts that a termbase was chosen for, each with the way to its terms. */
export async function ServedTexts({ textIds }: { textIds: readonly string[] | null }) {
  const { t } = await getT('terms');
  const texts = await Promise.all((textIds ?? []).slice(0, mostNamed).map(readText));
  const known = texts.filter((text) => text !== null);
  if (known.length === 0) return null;
  return (
    <ul className={list.served} aria-label={t('use.served')}>
      {known.map(({ id, versions: [original] }) => (
        <li key={id}>
          <Link href={`/texts/${id}/terms`} lang={original?.lang}>
            {original?.title ?? id}
          </Link>
        </li>
      ))}
    </ul>
  );
}
