import type { NotificationState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { Icon } from '../controls/icon.tsx';
import { words } from '../format/words.ts';
import { type SelectableKind, select } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';
import { listed } from './listed.ts';
import { nameOf } from './names.ts';
import { severityIcon } from './severity.ts';

/** More than anybody reads; the older ones are further back on the timeline. */
const SHOWN_AT_MOST = 200;

/** The notifications held, the latest first; a click selects what one is about. */
export function NotificationList() {
  const { entities } = listed.value;
  const latest = [...entities.notifications.values()].slice(-SHOWN_AT_MOST).reverse();
  return (
    <section class="following" role="tabpanel" id="panel-notifications" aria-labelledby="tab-notifications">
      {latest.length === 0 ? (
        <p class="empty">No notifications in the last ten minutes.</p>
      ) : (
        <ol class="notifications">
          {latest.map(each => (
            <NotificationRow key={each.notificationId} notification={each} />
          ))}
        </ol>
      )}
    </section>
  );
}

function NotificationRow({ notification }: { notification: NotificationState }) {
  const { severity, message, time } = notification;
  const subject = subjectOf(notification);
  const text = (
    <>
      <span class={`severity ${severity ?? 'info'}`}>
        <Icon name={severityIcon(severity)} />
        <span class="visually-hidden">{words(severity ?? 'info')}:</span>
      </span>
      <span class="notification-text">
        {message ?? 'No message'}
        {subject && <span class="muted"> · {nameOf(subject.kind, subject.id, listed.value.entities)}</span>}
      </span>
      <time class="muted">{shownZone.value.clock(toMs(time))}</time>
    </>
  );
  return (
    <li>
      {subject ? (
        <button type="button" class="notification" onClick={() => select(subject.kind, subject.id)}>
          {text}
        </button>
      ) : (
        <div class="notification">{text}</div>
      )}
    </li>
  );
}

/** What a notification is about: its vehicle, else its task, else its flight. */
function subjectOf(notification: NotificationState): { kind: SelectableKind; id: string } | null {
  if (notification.vehicleId) return { kind: 'vehicle', id: notification.vehicleId };
  if (notification.taskId) return { kind: 'task', id: notification.taskId };
  if (notification.flightId) return { kind: 'flight', id: notification.flightId };
  return null;
}
