import { z } from 'zod';
import type { RepairView } from '@/lib/store/types';
import type { RepairKind } from '@/lib/text/types';
import { repairKinds } from './kinds';

export interface Filter {
  state: 'proposed' | 'applied' | 'all';
  kind: RepairKind | null;
  versionId: number | null;
  /** From 1. */
  page: number;
}

const searchSchema = z.object({
  state: z.enum(['proposed', 'applied', 'all']).optional().catch(undefined),
  kind: z.enum(repairKinds).nullable().catch(null).default(null),
  version: z.coerce.number().int().positive().nullable().catch(null).default(null),
  page: z.coerce.number().int().positive().catch(1).default(1),
});

/** The choice that an address names; what is not valid in it is left out. Without one: what waits, else all. */
export function readFilter(search: object, repairs: readonly RepairView[]): Filter {
  const { state, kind, version, page } = searchSchema.parse(search);
  const waits = repairs.some((repair) => repair.state === 'proposed');
  return { state: state ?? (waits ? 'proposed' : 'all'), kind, versionId: version, page };
}

/** The address of a choice. */
export function filterHref(textId: string, { state, kind, versionId, page }: Filter): string {
  const search = new URLSearchParams({ state });
  if (kind) search.set('kind', kind);
  if (versionId) search.set('version', String(versionId));
  if (page > 1) search.set('page', String(page));
  return `/texts/${textId}/repairs?${search}`;
}
