import { closeSync, createWriteStream, openSync, writeFileSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const PIECE = Buffer.alloc(1 << 20, 'x');

/** A file of lines. */
export function writeText(path: string, lines: readonly string[]): void {
  writeFileSync(path, `${lines.join('\n')}\n`);
}

/** A file with one line of so many MB between two others. */
export function writeLongLine(path: string, before: string, megabytes: number, after: string): void {
  const file = openSync(path, 'w');
  writeSync(file, `${before}\n`);
  for (let written = 0; written < megabytes; written++) writeSync(file, PIECE);
  writeSync(file, `\n${after}\n`);
  closeSync(file);
}

/** A good line and then so many MB of one letter, packed to a thousandth. */
export function writeBomb(path: string, line: string, megabytes: number): Promise<void> {
  const nothing = Readable.from(
    (function* () {
      yield Buffer.from(`${line}\n`);
      for (let given = 0; given < megabytes; given++) yield PIECE;
    })(),
  );
  return pipeline(nothing, createGzip(), createWriteStream(path));
}
