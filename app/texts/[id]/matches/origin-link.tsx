import Link from 'next/link';
import { useTranslation } from '@/lib/i18n/client';
import type { Origin } from '@/lib/store/memory/types';

/** Where a unit or a bead stands. Opened beside: what one works on stays. */
export function OriginLink({ origin }: { origin: Origin }) {
  const { t } = useTranslation('matches');
  const [href, name] =
    origin.kind === 'memory'
      ? [`/memories/${origin.memoryId}`, origin.name]
      : [`/texts/${origin.textId}?bead=${origin.beadId}`, origin.title];
  return (
    <Link href={href} target="_blank" title={t(`origin.${origin.kind}`)} prefetch={false}>
      {name}
    </Link>
  );
}
