import { toMs } from '../../../server/contract/time.ts';
import type { ShiftLog } from '../../shift/shift-log.ts';
import { type NotificationMark, type OverrideMark, selections } from './mark.ts';

/** The shift's notifications in order of time. A click selects the task that it is about, else the vehicle or flight. */
export function notificationMarks(log: ShiftLog): NotificationMark[] {
  return log.notifications.map(notification => {
    const time = toMs(notification.time);
    const about = selections([
      ['task', notification.taskId],
      ['vehicle', notification.vehicleId],
      ['flight', notification.flightId],
    ]);
    return {
      lane: 'notifications',
      from: time,
      to: time,
      notification,
      picks: about[0] ?? null,
      concerns: about,
    };
  });
}

/** Where a dispatcher overruled the automatic dispatch: the decisions that were taken by hand, in order of time. */
export function overrideMarks(log: ShiftLog): OverrideMark[] {
  return log.decisions
    .filter(decision => decision.source === 'manual')
    .map(decision => {
      const time = toMs(decision.time);
      const about = selections([
        ['task', decision.taskId],
        ['vehicle', decision.chosenVehicleId],
      ]);
      return { lane: 'overrides', from: time, to: time, decision, picks: about[0] ?? null, concerns: about };
    });
}
