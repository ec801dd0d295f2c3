import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { RECORD_KINDS } from '../contract/records.ts';
import { explained } from './database.ts';
import { KIND_NUMBERS } from './kinds.ts';
import { Refold } from './refold.ts';
import { STATE_SHAPES } from './state-shape.ts';
import { TouchedEntities } from './touched-entities.ts';

/** How many records are taken out between two turns of other work. */
const RECORDS_PER_TURN = 10_000;

const HAPPENINGS = RECORD_KINDS.filter(kind => STATE_SHAPES[kind].happening).map(kind => KIND_NUMBERS[kind]);

/** How a deletion is watched and ended. */
export interface DeletionWatch {
  /** Records taken out so far, and how many there are to take out. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends it: nothing is changed and the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

interface Extent {
  readonly first: number | null;
  readonly last: number | null;
}

/**
 * Takes a recording out, with all that it brought: afterwards the store is as though it had never come in, save for
 * the numbers by which things are kept. Happens whole or not at all, in one transaction on this connection, which
 * nothing else should use meanwhile; others read on. Memory grows with the entities that it named, not with its
 * records. Gives `false` where there is no such recording. Throws a DatabaseError where another process is writing.
 */
export async function deleteRecording(
  database: Database,
  recording: number,
  watch: DeletionWatch = {},
): Promise<boolean> {
  try {
    database.exec('begin immediate');
    const extent = database
      .prepare<[number], Extent>(
        'select first_sequence as first, last_sequence as last from recording where id = ?',
      )
      .get(recording);
    if (extent) await takeOut(database, recording, extent, watch);
    database.exec(extent ? 'update store set revision = revision + 1; commit' : 'rollback');
    if (extent) database.pragma('wal_checkpoint(truncate)');
    return extent !== undefined;
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw explained(database.name, error);
  }
}

async function takeOut(
  database: Database,
  recording: number,
  { first, last }: Extent,
  watch: DeletionWatch,
): Promise<void> {
  const touched = new TouchedEntities(database);
  if (first !== null && last !== null) await takeOutRecords(database, { first, last }, touched, watch);
  touched.withoutVehicleLinesOf(recording);
  touched.forgetUnnamed();
  const refold = new Refold(database);
  for (const { entity, since, until } of touched.ofOtherKindsThan(HAPPENINGS))
    refold.from(entity, since, until);
  await turn(watch);
  refold.run();
  for (const table of ['recorded', 'set_aside', 'airport_line', 'recorded_map'])
    database.prepare(`delete from ${table} where recording = ?`).run(recording);
  takeOutAirports(database, recording);
  database.prepare('delete from recording where id = ?').run(recording);
  await turn(watch);
}

async function takeOutRecords(
  database: Database,
  { first, last }: { readonly first: number; readonly last: number },
  touched: TouchedEntities,
  watch: DeletionWatch,
): Promise<void> {
  const uncount = database.prepare(
    `insert into second_count (airport, kind, second, records)
     select airport, kind, cast(floor(time / 1000.0) as integer) as second, -count(*) from record
     where sequence between ? and ? group by airport, kind, second
     on conflict do update set records = records + excluded.records`,
  );
  const remove = database.prepare('delete from record where sequence between ? and ?');
  const total = last - first + 1;
  const others = database
    .prepare<[number, number], number>(
      'select exists (select 1 from record where sequence < ?) or exists (select 1 from record where sequence > ?)',
    )
    .pluck();
  if (others.get(first, last) === 0) {
    touched.all();
    database.exec('delete from record; delete from second_count');
    watch.onProgress?.(total, total);
    return;
  }
  for (let from = first; from <= last; from += RECORDS_PER_TURN) {
    const to = Math.min(last, from + RECORDS_PER_TURN - 1);
    touched.namedBetween(from, to);
    uncount.run(from, to);
    remove.run(from, to);
    watch.onProgress?.(to - first + 1, total);
    await turn(watch);
  }
  database.exec('delete from second_count where records = 0');
}

/** The next best line describes an airport again; one that nothing names any more goes. */
function takeOutAirports(database: Database, recording: number): void {
  const named = database
    .prepare<[number], number>('select airport from recording_airport where recording = ?')
    .pluck()
    .all(recording);
  database.prepare('delete from recording_airport where recording = ?').run(recording);
  const describe = database.prepare(
    `update airport set (name, time_zone, lon, lat) = (select name, time_zone, lon, lat from airport_line
       where airport = airport.id order by recording desc limit 1) where id = ?`,
  );
  const forget = database.prepare(
    `delete from airport where id = ? and not exists (select 1 from recording_airport where airport = airport.id)
     and not exists (select 1 from entity where airport = airport.id)
     and not exists (select 1 from airport_line where airport = airport.id)
     and not exists (select 1 from recorded_map where airport = airport.id)`,
  );
  for (const airport of named) {
    describe.run(airport);
    forget.run(airport);
  }
}

/** Gives way to other work, and ends where the signal says so. */
async function turn({ signal }: DeletionWatch): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
