import { computed } from '@preact/signals';
import { connection } from '../state/connection.ts';
import { session } from '../state/session.ts';

/** Why the playhead cannot be commanded now, in a sentence; `undefined` where it can. */
export const transportBlocked = computed<string | undefined>(() => {
  switch (connection.value.state) {
    case 'ended':
      return 'The session was ended';
    case 'closed':
      return 'The session is closed';
    case 'reconnecting':
      return 'Not connected to the server';
    default:
      return session.value ? undefined : 'No session is open';
  }
});
