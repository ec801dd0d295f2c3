import type { FlightState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import type { ShiftLog } from '../shift/shift-log.ts';
import type { Story } from '../shift/story.ts';

/** An aircraft on a stand, ms since 1970; `to` is infinite where nothing tells that it leaves. */
export type Stay = { readonly flightId: string; readonly from: number; readonly to: number };

const IN = ['AIBT', 'EIBT', 'SIBT'];
const OFF = ['AOBT', 'TOBT', 'EOBT', 'SOBT'];

/** Who stands on a stand from when to when, as the shift's record ends: actual times, else those expected. */
export function staysAt(stand: string, { flights }: ShiftLog): Stay[] {
  const stays: Stay[] = [];
  for (const [flightId, story] of flights) {
    if (standOf(story) !== stand) continue;
    const from = first(story.last, IN);
    const to = first(story.last, OFF) ?? Number.POSITIVE_INFINITY;
    // A departure without its arrival stood there from the first that is known of it.
    if (from !== null || to !== Number.POSITIVE_INFINITY) {
      stays.push({ flightId, from: from ?? story.told[0]?.time ?? to, to });
    }
  }
  return stays.sort((a, b) => a.from - b.from);
}

/** The stand that an aircraft came on to; the last one named while it has not. */
export function standOf(story: Story<FlightState>): string | null {
  const { milestones, stand } = story.last;
  return (milestones?.AIBT && story.at(toMs(milestones.AIBT))?.stand) || stand;
}

function first({ milestones }: FlightState, names: readonly string[]): number | null {
  const name = names.find(each => milestones?.[each]);
  const time = name === undefined ? null : milestones?.[name];
  return time ? toMs(time) : null;
}
