import type { TFunction } from 'i18next';
import type { JobView } from '@/app/jobs/job';

/** How aligning a text again ended, in a sentence. */
export function endOfRealign(
  { state, result, error }: Pick<JobView, 'state' | 'result' | 'error'>,
  t: TFunction<['library', 'reader', 'common']> | TFunction<['reader', 'common']>,
): string {
  const say = t as TFunction<['reader']>;
  if (state === 'cancelled') return say('reader:realign.stopped');
  if (error?.code === 'changed-meanwhile') return say('reader:realign.changedMeanwhile');
  if (error?.code === 'unknown-text') return say('reader:realign.gone');
  if (error) return say('reader:realign.failed');
  const made = result?.made ?? 0;
  return made > 0 ? say('reader:realign.done', { count: made }) : say('reader:realign.same');
}
