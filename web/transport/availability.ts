import { computed } from '@preact/signals';
import { texts } from '../language/catalogues.ts';
import { connection } from '../state/connection.ts';
import { session } from '../state/session.ts';

const t = texts('transport');

/** Why the playhead cannot be commanded now, in a sentence; `undefined` where it can. */
export const transportBlocked = computed<string | undefined>(() => {
  switch (connection.value.state) {
    case 'ended':
      return t('blocked.ended');
    case 'closed':
      return t('blocked.closed');
    case 'reconnecting':
      return t('blocked.reconnecting');
    default:
      return session.value ? undefined : t('blocked.noSession');
  }
});
