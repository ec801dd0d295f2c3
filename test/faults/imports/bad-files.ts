import { deepStrictEqual, match } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FaultCase } from '../fault-case.ts';
import { ImportStage, position } from './import-stage.ts';
import { writeBomb, writeLongLine, writeText } from './large-files.ts';

const NIGHT = Array.from({ length: 2000 }, (_, second) => position(second));

interface BadFile {
  readonly fault: string;
  readonly done: string;
  readonly make: (path: string) => void | Promise<void>;
  /** Whether `make` writes a profile beside the file, whose name has `.yaml` behind it. */
  readonly profile?: boolean;
  /** What the import is to say. */
  readonly answer: RegExp;
  /** What of the file comes in all the same, rows of positions; none where the file is refused. */
  readonly used?: number;
}

/** Imports a bad file and holds what is said, what came in, and that nothing else is left. */
function badFile({ fault, done, make, profile = false, answer, used = 0 }: BadFile): FaultCase {
  return {
    fault: `import of ${fault}`,
    done,
    contract:
      used > 0
        ? 'what can be used comes in, and what is wrong is told'
        : 'refused with the reason, nothing kept',
    async run() {
      using stage = await ImportStage.open();
      const path = stage.path('night.dat');
      await make(path);
      const before = stage.contents();
      const { code, out, err } = await stage.import([
        path,
        ...(profile ? ['--profile', `${path}.yaml`] : []),
      ]);
      const said = (used > 0 ? out : err).replaceAll(stage.folder, '…');
      match(said, answer);
      deepStrictEqual(code, used > 0 ? 0 : 1);
      if (used > 0) match(out, new RegExp(`^ {2}${used.toLocaleString('en')} vehicle positions? of`, 'm'));
      else deepStrictEqual(stage.contents(), before, 'the store was changed');
      deepStrictEqual(stage.leftOver(['night.dat', 'night.dat.yaml']), []);
      return shown(said, answer);
    },
  };
}

/** The line that says what was wrong, and the one after it. */
function shown(said: string, answer: RegExp): string {
  const lines = said.trim().split('\n');
  const from = lines.findIndex(line => answer.test(line));
  return lines
    .slice(from, from + 2)
    .map(line => line.trim())
    .join(' ')
    .slice(0, 240);
}

const csv = (...rows: string[]) => ['time,id,lat,lon', ...rows, ''].join('\n');
const row = (second: number, cells: string) => `${new Date(1.6e12 + second * 1000).toISOString()},${cells}`;

const MILLISECONDS = `kind: positions
fields: { vehicleId: id, time: { column: time, format: epoch_ms }, lat: lat, lon: lon }
`;

/** Files as they come from people and machines, and what an import says of each. */
export const BAD_FILES: readonly FaultCase[] = [
  {
    fault: 'a gzip cut off',
    done: '2,000 positions, the last third missing',
    make: (path: string) => {
      const packed = gzipSync(NIGHT.join('\n'));
      writeFileSync(path, packed.subarray(0, (packed.length * 2) / 3));
    },
    answer: /is cut off: its gzip data ends too early\. Nothing of it was kept/,
  },
  {
    fault: 'a gzip with damage in the middle',
    done: '2,000 positions, 64 bytes overwritten',
    make: (path: string) => {
      const packed = gzipSync(NIGHT.join('\n'));
      packed.fill(0xa5, packed.length / 2, packed.length / 2 + 64);
      writeFileSync(path, packed);
    },
    answer: /is (damaged|cut off): its gzip data/,
  },
  {
    fault: 'a zip bomb',
    done: 'a good line and 2 GB of one letter in 2 MB of gzip',
    make: (path: string) => writeBomb(path, position(1), 2000),
    answer: /unpacks to over 300 times its size/,
  },
  {
    fault: 'text in UTF-16',
    done: '2,000 positions as Windows saves them',
    make: (path: string) => writeFileSync(path, `\uFEFF${NIGHT.join('\r\n')}`, 'utf16le'),
    answer: /UTF-16/,
  },
  {
    fault: 'a line in Latin-1 among UTF-8',
    done: 'one line of 2,000 with the byte E9',
    make: (path: string) =>
      writeFileSync(
        path,
        Buffer.concat([
          Buffer.from(`${NIGHT.slice(0, 1000).join('\n')}\n`),
          Buffer.from(`${position(1000, 'Caf\u00e9')}\n`, 'latin1'),
          Buffer.from(NIGHT.slice(1001).join('\n')),
        ]),
      ),
    answer: /1 piece: holds bytes that are not UTF-8/,
    used: 1999,
  },
  {
    fault: 'a line of 200 MB',
    done: 'between two good ones',
    make: (path: string) => writeLongLine(path, position(1), 200, position(2)),
    answer: /1 piece: is longer than 4,194,304 bytes/,
    used: 2,
  },
  {
    fault: 'NaN and infinity',
    done: 'NDJSON with NaN, 1e999 and null for a longitude',
    make: (path: string) =>
      writeText(path, [
        position(1),
        position(2).replace('2.08', 'NaN'),
        position(3).replace('2.08', '1e999'),
        position(4).replace('2.08', 'null'),
      ]),
    answer: /set aside 3 pieces/,
    used: 1,
  },
  {
    fault: 'a table with NaN',
    done: 'a CSV with NaN and inf among 2,000 rows',
    make: (path: string) =>
      writeFileSync(
        path,
        csv(
          ...Array.from({ length: 1998 }, (_, second) => row(second, `T1,41.3,2.08`)),
          row(1998, 'T1,inf,2.08'),
          row(1999, 'T1,41.3,NaN'),
        ),
      ),
    answer: /set aside 2 pieces/,
    used: 1998,
  },
  {
    fault: 'swapped longitude and latitude',
    done: 'a CSV of an airport at 100° east whose columns are named the wrong way round',
    make: (path: string) =>
      writeFileSync(path, csv(...Array.from({ length: 50 }, (_, second) => row(second, 'T1,100.75,13.69')))),
    answer: /swapped|wrong way round|other way round/i,
  },
  {
    fault: 'seconds for milliseconds',
    done: 'a CSV of seconds since 1970, by a profile that says epoch_ms',
    make: (path: string) => {
      writeFileSync(
        path,
        csv(...Array.from({ length: 50 }, (_, second) => `${1_600_000_000 + second},T1,41.3,2.08`)),
      );
      writeFileSync(`${path}.yaml`, MILLISECONDS);
    },
    profile: true,
    answer: /time: must be in the years 1980 to 2100 as epoch_ms, but is as epoch_s, is "1600000000"/,
  },
  {
    fault: 'ids of different types',
    done: 'NDJSON that calls T1 a bus and later a fuel truck',
    make: (path: string) =>
      writeText(path, [
        position(1, 'T1', { vehicleType: 'bus' }),
        position(2, 'T1', { vehicleType: 'fuel_truck' }),
        position(3, 'T1', { vehicleType: 'bus' }),
      ]),
    answer: /1 id of different types: T1, bus, then fuel_truck/,
    used: 3,
  },
  {
    fault: 'an empty file',
    done: 'no byte',
    make: (path: string) => writeFileSync(path, ''),
    answer: /is empty/,
  },
  {
    fault: 'a picture',
    done: 'the PNG of the README',
    make: (path: string) => writeFileSync(path, readFileSync('docs/demo.png')),
    answer: /neither text in UTF-8 nor of a known binary format/,
  },
].map(badFile);
