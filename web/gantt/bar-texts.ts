import { words } from '../format/words.ts';
import { flightNameIn, type ShiftLog } from '../shift/shift-log.ts';
import type { BarTexts } from './draw-bars.ts';
import type { Grouping } from './gantt-rows.ts';

/**
 * What stands in the bars of each grouping, from the longest text to the shortest: not what the row itself is called.
 */
export function barTexts(log: ShiftLog, grouping: Grouping): BarTexts {
  const flightName = (id: string | null) => (id === null ? '' : flightNameIn(log, id));
  return bar => {
    if (bar.kind === 'flight') {
      const { callsign, aircraftType, stand } = bar.story.last;
      const name = (grouping === 'flight' ? stand : callsign) ?? bar.id;
      return aircraftType ? [`${name} · ${aircraftType}`, name] : [name];
    }
    const { taskType, stand, vehicleId, flightId } = bar.story.last;
    const work = words(taskType);
    if (grouping !== 'vehicle') return vehicleId ? [`${work} · ${vehicleId}`, work] : [work];
    const flight = flightName(flightId);
    return vehicleId
      ? [`${work} · ${flight} · ${stand ?? ''}`, `${flight} · ${stand ?? ''}`, stand ?? '']
      : [`${flight} · ${stand ?? ''}`, stand ?? ''];
  };
}
