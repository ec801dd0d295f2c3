import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseImportArguments } from '../../server/bin/import-arguments.ts';
import { runImport } from '../../server/bin/run-import.ts';
import type { BeginRecording } from '../../server/ingest/recording-import.ts';
import { encodeBlock } from '../ingest/asterix/encode/encode-record.ts';
import { surfaceRecord } from '../ingest/asterix/encode/targets.ts';
import { bus } from '../ingest/asterix/read-recording.ts';
import { MemoryRecordings } from '../ingest/memory-recordings.ts';
import { traceText } from '../ingest/readsb/trace-text.ts';
import { temporaryFile } from '../ingest/temporary-folder.ts';
import { ManualClock } from '../manual-clock.ts';

class Text extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk;
    done();
  }
}

async function run(args: string[], { begin, signal }: { begin?: BeginRecording; signal?: AbortSignal } = {}) {
  const [out, err, recordings] = [new Text(), new Text(), new MemoryRecordings()];
  const clock = new ManualClock();
  const code = await runImport(parseImportArguments(args), {
    begin: source => {
      clock.advance(4000);
      return (begin ?? recordings.begin)(source);
    },
    knownAirports: () => [{ airportId: 'LEBL', lon: 2.08, lat: 41.3 }],
    out,
    err,
    clock,
    signal: signal ?? new AbortController().signal,
  });
  return { code, out: out.text, err: err.text, recordings };
}

const ndjson = (...values: object[]) => values.map(value => `${JSON.stringify(value)}\n`).join('');
const airport = {
  kind: 'airport',
  airportId: 'LEBL',
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: 2,
  lat: 41,
};
const position = (second: number) => ({
  kind: 'vehicle_update',
  airportId: 'LEBL',
  vehicleId: 'T1',
  time: new Date(Date.UTC(2020, 9, 2, 8, 0, second)).toISOString(),
  lon: 2,
  lat: 41,
});

describe('runImport', () => {
  it('tells what came of each file', async () => {
    const shift = temporaryFile(
      'shift.ndjson',
      ndjson(airport, position(0), position(1), {}, {}, {}, {}, {}, {}, {}),
    );
    const again = temporaryFile(
      'again.ndjson',
      ndjson(airport, position(0), position(1), {}, {}, {}, {}, {}, {}, {}),
    );
    const { code, out, err } = await run([shift, again]);
    expect(code).toBe(0);
    const reason =
      'kind: is missing; it must be one of airport, vehicle, vehicle_update, task_update, flight_update, notification, decision';
    expect(out).toBe(
      `${shift}: imported as recording 1 (ndjson)
  1 airport, 2 vehicle positions of 1 vehicle
  LEBL, 2020-10-02T08:00:00.000Z to 2020-10-02T08:00:01.000Z
  set aside 7 pieces:
    7 pieces: ${reason}
      line 4: {}
      line 5: {}
      line 6: {}
    --set-aside FILE writes all of them down
${again}: already imported as recording 1; nothing changed
`,
    );
    expect(err).toBe('shift.ndjson: reading 100%\n');
  });

  it('shows the text of a line that was set aside, cut short and safe for a terminal', async () => {
    const path = temporaryFile('odd.ndjson', `${ndjson(airport)}\u001b[2J${'x'.repeat(500)}\n`);
    const { out } = await run([path]);
    const shown = out.split('\n').at(-2) ?? '';
    expect(shown).toMatch(/^ {6}line 2: \?\[2Jx+…$/);
    expect(shown.length).toBeLessThan(140);
    expect(out).not.toContain('\u001b');
  });

  it('goes on after a file that fails, and ends with 1', async () => {
    const good = temporaryFile('good.csv', 'time_utc,id,lat,lon\n2020-10-02 08:00:00,T1,41.3,2.08\n');
    const { code, out, err } = await run(['/nowhere', good]);
    expect(code).toBe(1);
    expect(err).toContain('/nowhere: there is no such file. Nothing of it was kept.\n');
    expect(out).toContain('imported as recording 1 (csv)\n  1 vehicle position of 1 vehicle\n  LEBL, ');
  });

  it('reads maps first and places by them what nothing else does, as an upload does', async () => {
    const runway = '100 60 1 0 0 0 2 1 07 41.29 2.08 0 0 3 0 0 0 25 41.29 2.09 0 0 3 0 0 0';
    const map = temporaryFile('apt.dat', `I\n1100 Version\n\n1 14 1 0 LEBL Barcelona\n${runway}\n99\n`);
    const radar = temporaryFile('radar.ast', encodeBlock(10, surfaceRecord(bus)));
    const { code, out, recordings } = await run([radar, map, '--date=2020-10-02']);
    expect(code).toBe(0);
    expect(out.match(/^\S+: imported/gm)).toEqual([`${map}: imported`, `${radar}: imported`]);
    expect(recordings.committed.at(-1)?.lines).toMatchObject([{ airportId: 'LEBL' }]);
  });

  it('takes a told format, of several files, for those whose content does not tell it', async () => {
    const list = temporaryFile('list.txt', 'vehicle\nT1\n');
    const { code, out, err } = await run([list, temporaryFile('a.ndjson', ndjson(airport)), '--format=csv']);
    expect(code).toBe(1);
    expect(out).toContain('imported as recording 1 (ndjson)');
    expect(err).toContain('list.txt: needs columns for');
  });

  it('fails by no trace that never comes near the airport, where another does', async () => {
    const trace = (icao: string, lat: number) =>
      temporaryFile(`${icao}.json`, traceText({ icao }, [[0, lat, 2.07, 'ground', 0, 65, 0, null, null]]));
    const [near, far, farther] = [trace('34aa01', 41.29), trace('34aa02', 48.35), trace('34aa03', 50)];
    const some = await run([far, near]);
    expect([some.code, some.recordings.committed.length]).toEqual([0, 1]);
    expect(some.out).toContain(
      `${far}: not imported: holds no records: left out 1 position of 34aa02 over 10 km from LEBL\n`,
    );
    for (const traces of [[far], [far, farther]]) expect((await run(traces)).code).toBe(1);
    expect((await run([far])).err).toContain('over 10 km from LEBL. Nothing of it was kept.');
  });

  it('says what would help in a sentence of its own', async () => {
    const tasks = temporaryFile('tasks.csv', 'task_id,status,time\nT1,assigned,2020-10-02T08:00:00Z\n');
    expect((await run([tasks])).err).toBe(
      `${tasks}: does not name its airport (known here: LEBL). Give it with --airport. Nothing of it was kept.\n`,
    );
  });

  it('tells of a failing store without a stack trace', async () => {
    const begin = () => {
      throw new Error('the disk is full');
    };
    const path = temporaryFile('a', ndjson(airport));
    const { code, err } = await run([path], { begin });
    expect(code).toBe(1);
    expect(err).toBe(`${path}: could not be imported: the disk is full. Nothing of it was kept.\n`);
  });

  it('ends with 130 where it is interrupted, leaving the other files alone', async () => {
    const path = temporaryFile('a', ndjson(airport));
    const { code, out, err, recordings } = await run([path, path], { signal: AbortSignal.abort() });
    expect(code).toBe(130);
    expect([out, err]).toEqual(['', `${path}: interrupted; nothing of it was kept\n`]);
    expect(recordings.committed).toEqual([]);
  });
});
