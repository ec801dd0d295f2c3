import type { SessionState } from '../../server/contract/session.ts';
import { texts } from '../language/catalogues.ts';

const t = texts('shell');

/** Who drives a shared session, for a reader who drives as `own`. Whoever drove need not watch any more. */
export function driverText(
  { driver, viewers }: Pick<SessionState, 'driver' | 'viewers'>,
  own: string,
): string {
  if (driver === null) return t('share.nobody');
  if (driver === own) return t('share.you');
  return viewers > 1 ? t('share.drives', { name: driver }) : t('share.lastly', { name: driver });
}
