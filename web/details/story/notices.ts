import type { NotificationState } from '../../../server/contract/records.ts';
import { toMs } from '../../../server/contract/time.ts';
import type { Selection } from '../../state/selection.ts';
import type { StoryEvent } from './story-event.ts';

/** A notification as an entry of a story, with whom it leads to. */
export function noticed(
  { notificationId, time, severity, message }: NotificationState,
  about?: Selection,
): StoryEvent {
  return {
    what: 'notification',
    key: `notification ${notificationId}`,
    time: toMs(time),
    severity: severity ?? 'info',
    message,
    about,
  };
}
