'use client';

import { useTranslation } from '@/lib/i18n/client';

interface Props {
  /** Memories of which some are missing: `beads` is that of the confirmed ones. */
  rebuilt: readonly string[];
  className?: string | undefined;
}

/** Says that an index is being made anew, where one is. */
export function RebuiltNotice({ rebuilt, className }: Props) {
  const { t, i18n } = useTranslation('matches');
  if (rebuilt.length === 0) return null;
  const known = rebuilt.map((name) => (name === 'beads' ? t('confirmedBeads') : name));
  const names = new Intl.ListFormat(i18n.language).format(known);
  return <p className={className}>{t('rebuilt', { names })}</p>;
}
