import type { FlightState } from '../../../server/contract/records.ts';
import { toMs } from '../../../server/contract/time.ts';
import type { ShiftLog } from '../../shift/shift-log.ts';
import type { Story } from '../../shift/story.ts';
import { selections, type TurnaroundMark } from './mark.ts';

const ON_STAND: ReadonlySet<FlightState['status']> = new Set(['in_block', 'boarding']);
const GONE: ReadonlySet<FlightState['status']> = new Set(['off_block', 'taxi_out', 'departed']);

/** Every stay on a stand that the shift tells of, by the time of its in-block. */
export function turnaroundMarks(log: ShiftLog): TurnaroundMark[] {
  const stays = [...log.flights.values()].flatMap(story => stay(story, log) ?? []);
  stays.sort((a, b) => a.from - b.from || a.to - b.to);
  return packed(stays);
}

type Stay = Omit<TurnaroundMark, 'row'>;

function stay(story: Story<FlightState>, log: ShiftLog): Stay | null {
  const { last } = story;
  const from = milestone(last, 'AIBT') ?? firstTold(story, ON_STAND);
  if (from === null) return null;
  const off = milestone(last, 'AOBT') ?? firstTold(story, GONE);
  const to = off ?? Math.max(from, log.to);
  if (to < from) return null;
  const about = selections([
    ['flight', last.flightId],
    ['stand', last.stand],
  ]);
  return {
    lane: 'turnarounds',
    from,
    to,
    open: off === null,
    flight: last,
    picks: about[0] ?? null,
    concerns: about,
  };
}

/** Puts each stay, in order of their beginnings, into the lowest row that is free. */
function packed(stays: readonly Stay[]): TurnaroundMark[] {
  const ends: number[] = [];
  return stays.map(each => {
    const free = ends.findIndex(end => end <= each.from);
    const row = free < 0 ? ends.length : free;
    ends[row] = each.to;
    return { ...each, row };
  });
}

function milestone(flight: FlightState, name: string): number | null {
  const time = flight.milestones?.[name];
  return time ? toMs(time) : null;
}

function firstTold(story: Story<FlightState>, statuses: ReadonlySet<FlightState['status']>): number | null {
  return story.told.find(({ state }) => statuses.has(state.status))?.time ?? null;
}
