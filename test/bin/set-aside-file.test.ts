import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ArgumentError } from '../../server/bin/argument-error.ts';
import { SetAsideFile } from '../../server/bin/set-aside-file.ts';
import { importFile } from '../../server/ingest/import-file.ts';
import { MemoryRecordings } from '../ingest/memory-recordings.ts';
import { temporaryFile } from '../ingest/temporary-folder.ts';

test('every line that is set aside is written down, and the recording knows of it too', async () => {
  const airport = { kind: 'airport', airportId: 'LEBL', name: 'El Prat', timeZone: 'UTC', lon: 2, lat: 41 };
  const bad = Array.from({ length: 7 }, (_, at) => `{"bad": ${at}}`);
  const path = temporaryFile('shift.ndjson', [JSON.stringify(airport), ...bad, ''].join('\n'));
  const target = temporaryFile('aside.ndjson', 'an older one\n');
  const recordings = new MemoryRecordings();
  const file = new SetAsideFile(target);
  const outcome = await importFile({ path }, { begin: file.listeningTo(recordings.begin) });
  file.close();
  const written = readFileSync(target, 'utf8').trimEnd().split('\n');
  expect(written.map(line => JSON.parse(line))).toEqual(
    bad.map((text, at) => ({
      file: 'shift.ndjson',
      line: at + 2,
      text,
      reason: expect.stringContaining('kind'),
    })),
  );
  expect(outcome).toMatchObject({ summary: { setAside: 7 } });
});

test('a place that cannot be written is refused by name', () => {
  const path = join(temporaryFile('file', ''), 'inside-a-file');
  expect(() => new SetAsideFile(path)).toThrow(ArgumentError);
  expect(() => new SetAsideFile(path)).toThrow(
    `--set-aside ${path}: cannot be written: what should be its folder is a file`,
  );
});
