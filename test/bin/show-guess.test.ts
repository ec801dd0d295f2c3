import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseImportArguments } from '../../server/bin/import-arguments.ts';
import { runImport } from '../../server/bin/run-import.ts';
import { showGuesses } from '../../server/bin/show-guess.ts';
import { MemoryRecordings } from '../ingest/memory-recordings.ts';
import { temporaryFile, temporaryFolder } from '../ingest/temporary-folder.ts';
import { ManualClock } from '../manual-clock.ts';

const TABLE = 'Timestamp,Device ID,Latitude,Longitude,Speed (km/h),Mood\n1601625600,T1,41.3,2.07,36,good\n';

function textStream() {
  const pieces: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      pieces.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => pieces.join('') };
}

async function guess(content: string, ...args: string[]) {
  const out = textStream();
  const path = temporaryFile('table', content);
  const isWhole = await showGuesses(parseImportArguments([path, '--guess', ...args]), out.stream);
  return { isWhole, text: out.text().replace(path, 'FILE').split('\n') };
}

describe('showGuesses', () => {
  it('shows what each column is read as, and how to save that', async () => {
    const { isWhole, text } = await guess(TABLE);
    expect(isWhole).toBe(true);
    expect(text).toEqual([
      'FILE: positions, as its columns and its first rows tell',
      '  column        field      read as              examples    how sure',
      '  ------------  ---------  -------------------  ----------  --------',
      '  Timestamp     time                            1601625600  sure',
      '  Device ID     vehicleId                       T1          sure',
      '  Latitude      lat                             41.3        sure',
      '  Longitude     lon                             2.07        sure',
      '  Speed (km/h)  speed      kilometres per hour  36          sure',
      '  Mood          attribute                       good',
      '  --save-profile FILE writes it down as a profile, to be edited; --profile FILE uses it',
      '',
    ]);
  });

  it('is as sure as who says it: a preset or a profile', async () => {
    const rows =
      'event,airline,flight,journey,gate,scheduled_utc,estimated_utc,actual_utc,codeshares\nDEP,SQ,SQ1,SFO-SIN,G7,2020-03-05T07:50:00Z,,,\n';
    const preset = await guess(rows);
    expect(preset.text[0]).toBe('FILE: flights, by the preset sfo-flights');
    expect(preset.text.slice(3, 12).every(line => line.endsWith(' preset'))).toBe(true);
    const path = temporaryFile(
      'p.yaml',
      'kind: positions\nfields: {time: Timestamp, vehicleId: Device ID, lat: Latitude, lon: Longitude}\n',
    );
    const profile = await guess(TABLE, '--profile', path);
    expect(profile.text.slice(3, 9).every(line => line.endsWith(' profile'))).toBe(true);
  });

  it('shows the columns where it cannot tell, and what would help', async () => {
    const { isWhole, text } = await guess('when,unit,y\n1601625600,T1,41.3\n');
    expect(isWhole).toBe(false);
    expect(text[0]).toMatch(/^FILE: needs columns for time, id, lat and lon.* \(name them with --map/);
    expect(text[3]).toBe('  when    ?               1601625600');
  });

  it('says of what is no table that it needs no profile', async () => {
    const { isWhole, text } = await guess('{"kind":"vehicle"}\n');
    expect(isWhole).toBe(false);
    expect(text[0]).toMatch(/^FILE: is ndjson \(.*\), which is read as it is and needs no profile$/);
  });

  it('writes a profile by which the table is read again', async () => {
    const profile = join(temporaryFolder(), 'mine.yaml');
    await guess(TABLE, '--save-profile', profile);
    const [first, second] = [readFileSync(profile, 'utf8'), join(temporaryFolder(), 'again.yaml')];
    expect(first).toContain('kind: positions');
    const { text } = await guess(TABLE, '--profile', profile, '--save-profile', second);
    expect(text[0]).toBe('FILE: positions, by its profile');
    expect(text.at(-2)).toBe(`  written to ${second}; --profile ${second} uses it`);
    expect(readFileSync(second, 'utf8')).toBe(first);
  });
});

describe('runImport', () => {
  const imported = async (...args: string[]) => {
    const [out, err, recordings] = [textStream(), textStream(), new MemoryRecordings()];
    const code = await runImport(parseImportArguments(args), {
      begin: recordings.begin,
      knownAirports: () => [],
      out: out.stream,
      err: err.stream,
      clock: new ManualClock(),
      signal: new AbortController().signal,
    });
    return { code, out: out.text(), err: err.text(), recordings };
  };

  it('writes the profile down by which it imports', async () => {
    const profile = join(temporaryFolder(), 'mine.yaml');
    const { code, out, recordings } = await imported(
      temporaryFile('a.csv', TABLE),
      '--airport=LEBL',
      `--save-profile=${profile}`,
    );
    expect(code).toBe(0);
    expect(out).toContain(`  its profile was written to ${profile}\n`);
    expect(recordings.only.lines).toMatchObject([{ speed: 10, Mood: 'good' }]);
    expect(readFileSync(profile, 'utf8')).toContain('vehicleId: Device ID');
  });

  it('imports nothing where the profile cannot be written', async () => {
    const { code, err, recordings } = await imported(
      temporaryFile('a.csv', TABLE),
      '--airport=LEBL',
      `--save-profile=${join(temporaryFolder(), 'nowhere', 'mine.yaml')}`,
    );
    expect(code).toBe(1);
    expect(err).toMatch(/a profile that cannot be written to .*mine\.yaml: its folder is not there/);
    expect(recordings.committed).toEqual([]);
  });
});
