import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { taskStatus, taskType } from '../../server/contract/vocabulary.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { isOver, lateBy } from '../shift/lateness.ts';
import { kept } from './kept.ts';
import { lateText } from './late-text.ts';
import type { ListKind } from './list-kind.ts';
import { joined } from './list-row.ts';
import { nameOf } from './names.ts';
import { progressKey } from './progress-key.ts';
import { spoken } from './spoken.ts';

const t = texts('lists');

const typeOrder = new Map<string | null, number>(taskType.options.map((type, index) => [type, index]));
const statusOrder = new Map<string | null, number>(
  taskStatus.options.map((status, index) => [status, index]),
);

const progress = kept((task: TaskState) =>
  progressKey(
    isOver(task),
    toMs(task.plannedStart ?? task.actualStart ?? task.time),
    toMs(task.actualEnd ?? task.time),
  ),
);

/** The list of tasks: what is still to be done by planned start, then what is over, the latest first. */
export const TASKS: ListKind<TaskState> = {
  states: ({ entities }) => entities.tasks.values(),
  id: task => task.taskId,
  name: task => task.taskId,
  subject: ({ taskId }) => ({ kind: 'task', id: taskId }),
  sorts: {
    time: { by: progress },
    type: { by: ({ taskType: type }) => typeOrder.get(type) ?? typeOrder.size },
    status: { by: ({ status }) => statusOrder.get(status) ?? statusOrder.size },
    lateness: { by: (task, { time }) => -(lateBy(task, time) ?? 0) },
    stand: { named: ({ stand }) => stand ?? '\uffff' },
    priority: { by: ({ priority }) => priority ?? Number.MAX_VALUE },
    name: { named: ({ taskId }) => taskId },
  },
  late: (task, { time }) => lateBy(task, time),
  searched: (task, { entities }) => [
    task.taskId,
    spoken(task.taskType),
    spoken(task.status),
    spoken(task.assignmentSource),
    task.stand,
    task.flightId,
    task.flightId && nameOf('flight', task.flightId, entities),
    task.vehicleId,
    task.vehicleId && nameOf('vehicle', task.vehicleId, entities),
  ],
  row: (task, { entities, time, zone }) => {
    const start = task.actualStart ?? task.plannedStart;
    return {
      id: task.taskId,
      icon: 'clock',
      title: words(task.taskType),
      detail: joined(
        task.flightId && nameOf('flight', task.flightId, entities),
        task.stand && t('row.stand', { stand: task.stand }),
        task.vehicleId && nameOf('vehicle', task.vehicleId, entities),
      ),
      sign: { kind: 'task', status: task.status },
      aside: start === null ? '' : zone.minutes(toMs(start)),
      late: lateText(lateBy(task, time)),
      over: isOver(task),
    };
  },
};
