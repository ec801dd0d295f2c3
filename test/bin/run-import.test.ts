import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseImportArguments } from '../../server/bin/import-arguments.ts';
import { runImport } from '../../server/bin/run-import.ts';
import type { BeginRecording } from '../../server/ingest/recording-import.ts';
import { MemoryRecordings } from '../ingest/memory-recordings.ts';
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
