import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { recordingQuality } from '../contract/recordings.ts';
import { RECORD_KINDS } from '../contract/records.ts';
import type { Recording, RecordingReport, SetAsidePiece } from '../contract/stored-recordings.ts';
import { toIso } from '../contract/time.ts';
import { KIND_NUMBERS } from './kinds.ts';

interface Row {
  readonly recordingId: number;
  readonly name: string;
  readonly format: string;
  readonly sha256: string;
  readonly importedAt: number;
  readonly bytes: number | null;
  readonly setAside: number;
  /** The following three are JSON arrays. */
  readonly airportIds: string;
  readonly maps: string;
  readonly counts: string;
  readonly first: number | null;
  readonly last: number | null;
}

const airportsIn = (table: string) =>
  `(select json_group_array(airport_id) from (select a.airport_id from ${table} t join airport a on a.id = t.airport
    where t.recording = r.id order by 1))`;
const RECORDINGS = `select r.id as recordingId, r.name, r.format, r.sha256, r.imported_at as importedAt, r.bytes,
  r.set_aside as setAside, ${airportsIn('recording_airport')} as airportIds, ${airportsIn('recorded_map')} as maps,
  (select json_group_array(json_array(kind, records)) from recorded where recording = r.id) as counts,
  (select min(first) from recorded where recording = r.id) as first,
  (select max(last) from recorded where recording = r.id) as last
  from recording r`;

const keptReport = z.object({ quality: recordingQuality, notes: z.array(z.string()) });

/** Reads which recordings the store holds, and what was told of each. */
export class SqliteRecordingReader {
  readonly #before;
  readonly #one;
  readonly #report;
  readonly #setAside;

  constructor(database: Database) {
    this.#before = database.prepare<[number, number], Row>(
      `${RECORDINGS} where r.id < ? order by r.id desc limit ?`,
    );
    this.#one = database.prepare<[number], Row>(`${RECORDINGS} where r.id = ?`);
    this.#report = database
      .prepare<[number], string | null>('select report from recording where id = ?')
      .pluck();
    this.#setAside = database.prepare<[number, number, number], SetAsidePiece & { place: number }>(
      `select id as place, line, offset, text, reason from set_aside where recording = ? and id > ?
       order by id limit ?`,
    );
  }

  /** At most `limit` recordings, the latest first; only those before the one of that number where it is given. */
  recordings(limit: number, before = Number.MAX_SAFE_INTEGER): Recording[] {
    return this.#before.all(before, limit).map(recordingOf);
  }

  recording(recordingId: number): Recording | undefined {
    const row = this.#one.get(recordingId);
    return row && recordingOf(row);
  }

  /** What was told of it when it was imported, as far as that can be read as reports are today. */
  report(recordingId: number): RecordingReport | undefined {
    const recording = this.recording(recordingId);
    if (!recording) return undefined;
    const kept = keptReport.safeParse(parsed(this.#report.get(recordingId) ?? 'null')).data;
    return { recording, quality: kept?.quality ?? null, notes: kept?.notes ?? [] };
  }

  /** At most `limit` pieces that could not be used, each with its place in the list; those behind `after`. */
  setAside(recordingId: number, limit: number, after: number): { place: number; piece: SetAsidePiece }[] {
    return this.#setAside.all(recordingId, after, limit).map(({ place, ...piece }) => ({ place, piece }));
  }
}

function recordingOf({ importedAt, airportIds, maps, counts, first, last, ...row }: Row): Recording {
  const numbers = JSON.parse(counts) as [kind: number, records: number][];
  const countOf = (number: number) =>
    numbers.reduce((sum, [kind, records]) => (kind === number ? sum + records : sum), 0);
  return {
    ...row,
    importedAt: toIso(importedAt),
    airportIds: JSON.parse(airportIds) as string[],
    maps: JSON.parse(maps) as string[],
    from: first === null ? null : toIso(first),
    to: last === null ? null : toIso(last),
    counts: Object.fromEntries(
      RECORD_KINDS.map(kind => [kind, countOf(KIND_NUMBERS[kind])]),
    ) as Recording['counts'],
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
