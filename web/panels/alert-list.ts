import type { NotificationState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import { kept } from './kept.ts';
import type { ListKind } from './list-kind.ts';
import { joined } from './list-row.ts';
import { nameOf } from './names.ts';
import { severityIcon } from './severity.ts';
import { spoken } from './spoken.ts';

const t = texts('lists');

const GRAVEST_FIRST = { critical: 0, warning: 1, info: 2 } as const;
const happenedAt = kept((notification: NotificationState) => toMs(notification.time));

/** The list of notifications, the latest first. One that the playhead has not come to is shown faintly. */
export const ALERTS: ListKind<NotificationState> = {
  states: ({ notifications }) => notifications,
  id: each => each.notificationId,
  name: each => each.notificationId,
  subject: ({ vehicleId, taskId, flightId }) => {
    if (vehicleId) return { kind: 'vehicle', id: vehicleId };
    if (taskId) return { kind: 'task', id: taskId };
    return flightId ? { kind: 'flight', id: flightId } : null;
  },
  sorts: {
    time: { by: each => -happenedAt(each) },
    severity: { by: ({ severity }) => GRAVEST_FIRST[severity ?? 'info'] },
  },
  tall: true,
  late: () => null,
  searched: ({ notificationId, severity, message, vehicleId, taskId, flightId }, { entities }) => [
    notificationId,
    spoken(severity ?? 'info'),
    message,
    vehicleId,
    vehicleId && nameOf('vehicle', vehicleId, entities),
    taskId,
    flightId,
    flightId && nameOf('flight', flightId, entities),
  ],
  row: (notification, { entities, time, zone }) => {
    const { notificationId, severity, message, vehicleId, taskId, flightId } = notification;
    return {
      id: notificationId,
      icon: severityIcon(severity),
      title: message ?? t('row.noMessage'),
      detail: joined(
        vehicleId && nameOf('vehicle', vehicleId, entities),
        taskId && nameOf('task', taskId, entities),
        flightId && nameOf('flight', flightId, entities),
      ),
      sign: { kind: 'notification', status: severity },
      aside: zone.clock(happenedAt(notification)),
      late: null,
      over: happenedAt(notification) > time,
    };
  },
};
