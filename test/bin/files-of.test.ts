import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ArgumentError } from '../../server/bin/argument-error.ts';
import { filesOf } from '../../server/bin/files-of.ts';
import { temporaryFolder } from '../ingest/temporary-folder.ts';

it('takes for a folder the files in it that look like ones to import', () => {
  const folder = temporaryFolder();
  for (const name of ['traces/02', 'traces/01', '.cache', 'none'])
    mkdirSync(join(folder, name), { recursive: true });
  const put = (name: string) => writeFileSync(join(folder, name), 'x');
  for (const name of ['traces/02/b.json', 'traces/01/a.json.gz', 'apt.dat', 'notes.md', '.cache/c.json'])
    put(name);
  expect(filesOf(['nowhere.csv', folder, join(folder, 'notes.md')])).toEqual([
    'nowhere.csv',
    ...['apt.dat', 'traces/01/a.json.gz', 'traces/02/b.json'].map(name => join(folder, name)),
    join(folder, 'notes.md'),
  ]);
  expect(() => filesOf([join(folder, 'none')])).toThrow(ArgumentError);
  expect(() => filesOf([join(folder, 'none')])).toThrow(
    'the folder has no file that looks like one to import',
  );
});
