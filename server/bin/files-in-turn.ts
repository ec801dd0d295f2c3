import { type FormatReader, turnOf } from '../ingest/format-reader.ts';
import { formatAmong } from '../ingest/formats.ts';
import type { ImportHints } from '../ingest/import-hints.ts';
import { openSource } from '../ingest/source.ts';

/** A file to import, and how it is read; `undefined` where that cannot be told, which its import will tell. */
export interface FileInTurn {
  readonly path: string;
  readonly reader: FormatReader | undefined;
}

/** Files in the order in which they help each other: maps first, and what names its airport before what does not. */
export async function filesInTurn(paths: readonly string[], hints: ImportHints): Promise<FileInTurn[]> {
  const found: FileInTurn[] = [];
  for (const path of paths) found.push({ path, reader: await readerOf(path, hints, paths.length) });
  const turn = ({ reader }: FileInTurn) => (reader ? turnOf(reader) : 0);
  return found.sort((a, b) => turn(a) - turn(b));
}

async function readerOf(path: string, hints: ImportHints, files: number): Promise<FormatReader | undefined> {
  try {
    return await formatAmong(await openSource(path), hints, files);
  } catch {
    return undefined;
  }
}
