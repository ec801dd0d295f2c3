import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toIso, toMs } from '../../../server/contract/time.ts';
import type { VehicleUpdateLine } from '../../../server/ingest/asterix/target-lines.ts';
import { metresBetween } from '../../../server/ingest/geodesy.ts';
import { readRecording } from './read-recording.ts';

const FOLDER = '../shared/data/lebl';
const RECORDING = `${FOLDER}/201002-lebl-080001_mlat.ast`;
const DECODED = `${FOLDER}/lebl_2020-10-02_mlat_positions.csv.gz`;
const REFERENCE = [2.078447222, 41.29706278] as const;
const REACH_METRES = 6000;
const KNOT = 1852 / 3600;
const FIXED = ['342383', '342384', '342385', '342386', '342387', '3433d5'];

const COLUMNS = [
  'time_utc',
  'icao24',
  'ident',
  'track_no',
  'target_type',
  'on_ground',
  'lat',
  'lon',
  'gs_kt',
  'heading_deg',
  'fl',
  'mode3a',
] as const;
type DecodedRow = Record<(typeof COLUMNS)[number], string>;

/** The decoded table by address and time. */
function decodedRows(): Map<string, DecodedRow> {
  const [, ...rows] = gunzipSync(readFileSync(DECODED)).toString('utf8').trim().split(/\r?\n/);
  return new Map(
    rows.map(text => {
      const cells = text.split(',');
      const row = Object.fromEntries(
        COLUMNS.map((column, index) => [column, cells[index] ?? '']),
      ) as DecodedRow;
      return [`${row.icao24} ${row.time_utc}`, row] as const;
    }),
  );
}

/** Degrees from one heading to another, the shorter way. */
function turn(a: number, b: number | null = Number.NaN): number {
  return Math.abs(((a - (b ?? Number.NaN) + 540) % 360) - 180);
}

describe.skipIf(!existsSync(RECORDING))(`the recording of Barcelona (skipped without ${RECORDING})`, () => {
  it('gives the positions that the decoded table beside it has, and those beyond its 6 km', async () => {
    const { format, lines, setAside, notes } = await readRecording(RECORDING, {
      airportId: 'LEBL',
      date: '2020-10-02',
      reference: REFERENCE.toReversed().join(','),
    });
    expect({ format, lines: lines.length, setAside }).toEqual({
      format: 'asterix',
      lines: 58_487,
      setAside: [],
    });
    expect(new Set(lines.map(({ vehicleId }) => vehicleId)).size).toBe(63);
    expect(notes).toEqual([
      'CAT010 edition 1.1: 116,308 records in 116,308 blocks',
      'messages that tell of no target: 7,259 start of update cycle, 7,259 periodic status',
      'positions in metres are taken around 41.29706278,2.078447222',
      `left out 43,303 positions of 6 fixed transponders: ${FIXED.join(', ')}`,
    ]);

    const rows = decodedRows();
    const off = { within1Km: 0, position: 0, speed: 0, heading: 0 };
    const count = { sameTime: 0, tie: 0, beyond: 0, other: 0 };
    const stateAfter = folding();
    for (const line of lines) {
      const state = stateAfter(line);
      const isTie = !rows.has(`${line.vehicleId} ${line.time}`);
      const key = `${line.vehicleId} ${isTie ? toIso(toMs(line.time) - 1) : line.time}`;
      const distance = metresBetween(REFERENCE, [line.lon, line.lat]);
      const row = rows.get(key);
      if (!row) {
        count.beyond++;
        expect(distance).toBeGreaterThan(REACH_METRES - 3);
        continue;
      }
      rows.delete(key);
      count[isTie ? 'tie' : 'sameTime']++;
      const metres = metresBetween([Number(row.lon), Number(row.lat)], [line.lon, line.lat]);
      off.position = Math.max(off.position, metres);
      if (distance < 1000) off.within1Km = Math.max(off.within1Km, metres);
      off.speed = Math.max(off.speed, Math.abs(Number(row.gs_kt) * KNOT - (line.speed ?? 0)));
      if (row.heading_deg !== '')
        off.heading = Math.max(off.heading, turn(Number(row.heading_deg), line.heading));
      if (!agrees(state, row)) count.other++;
    }

    // The table rounds ties of half a millisecond to the even one, as Python does; this is half up.
    expect(count).toEqual({ sameTime: 48_558, tie: 1032, beyond: 8897, other: 0 });
    // Fixed transponders stand in the table.
    expect(rows.size).toBe(43_303);
    expect([...new Set([...rows.values()].map(row => row.icao24))].sort()).toEqual(FIXED);
    // The table takes a degree to be as long everywhere as at the reference point; a plane that touches the ellipsoid
    // there has meridians that draw together: x² tan φ / 2N to the north, 2.6 m at the rim. Six decimals: 0.07 m.
    expect(off.within1Km).toBeLessThan(0.2);
    expect(off.position).toBeGreaterThan(2.5);
    expect(off.position).toBeLessThan(2.62);
    // A tenth of a knot, and whole degrees.
    expect(off.speed).toBeLessThan(0.05 * KNOT + 0.006);
    expect(off.heading).toBeLessThan(0.51);
  }, 60_000);
});

/** Gives a line with all attributes that hold after it: those left out stay. */
function folding(): (line: VehicleUpdateLine) => VehicleUpdateLine {
  const states = new Map<string, VehicleUpdateLine>();
  return line => {
    const { callsign, heading, ...before } = states.get(line.vehicleId) ?? line;
    const after = { ...before, ...line };
    states.set(line.vehicleId, after);
    return after;
  };
}

/** Whether a vehicle's state agrees with the table in all else. A cell that is empty says nothing. */
function agrees(state: VehicleUpdateLine, row: DecodedRow): boolean {
  return (
    (state.callsign ?? '') === row.ident &&
    state.trackNumber === Number(row.track_no) &&
    String(state.targetType).replace(' ', '_') === row.target_type &&
    state.onGround === (row.on_ground === '1') &&
    (row.fl === '' || state.flightLevel === Number(row.fl)) &&
    (row.mode3a === '' || state.mode3A === row.mode3a) &&
    (state.heading === undefined) === (row.heading_deg === '')
  );
}
