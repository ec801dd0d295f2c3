import { loadNetwork } from '../../../data/network/network.ts';
import { generateShift } from '../../../data/shift/generate-shift.ts';
import { AIRPORT, SHIFT_START } from '../../../data/shift/shift-constants.ts';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { toMs } from '../../../server/contract/time.ts';

/** The demo shift's first minutes: much that was recorded, without the time that the whole shift takes. */
export function* beginningOfShift(minutes: number): Generator<NdjsonLine> {
  for (const line of generateShift({ seed: 1, network: loadNetwork(AIRPORT.airportId) })) {
    if ('time' in line && toMs(String(line.time)) > SHIFT_START + minutes * 60_000) return;
    yield line;
  }
}
