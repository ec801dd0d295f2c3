import type { Database } from 'better-sqlite3';
import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../contract/lines.ts';
import type { RecordKind } from '../contract/records.ts';
import { toMs } from '../contract/time.ts';
import { inOrder, type RecordBatch } from '../ingest/recording-batch.ts';
import type {
  BeginRecording,
  KeptReport,
  RecordingGroup,
  RecordingImport,
  RecordingSource,
} from '../ingest/recording-import.ts';
import type { SetAside } from '../ingest/recording-sink.ts';
import type { Clock } from '../replay/clock.ts';
import { AirportWriter } from './airport-writer.ts';
import { changeOfLine, changeOfVehicleLine } from './change.ts';
import { explained } from './database.ts';
import { EntityWriter } from './entity-writer.ts';
import { fold, stateText } from './fold.ts';
import { HeldState } from './held-state.ts';
import { KIND_NUMBERS } from './kinds.ts';
import { PositionWriter } from './position-writer.ts';
import { RecordCounts } from './record-counts.ts';
import { RecordWriter } from './record-writer.ts';
import { SqliteRecordingLookup } from './recording-lookup.ts';
import { SetAsideWriter } from './set-aside-writer.ts';
import { STATE_SHAPES } from './state-shape.ts';

const KINDS: Readonly<Partial<Record<NdjsonLine['kind'], RecordKind>>> = {
  vehicle_update: 'vehicle',
  task_update: 'task',
  flight_update: 'flight',
  notification: 'notification',
  decision: 'decision',
};

/**
 * Begins recordings in a database, each in one transaction on this connection, which nothing else should use until it
 * is over. Throws a DatabaseError where another process is importing.
 */
export function recordingsInto(database: Database, clock: Clock): BeginRecording {
  return beginIn(database, clock, TRANSACTION);
}

/**
 * Begins a group of recordings in one transaction; otherwise as {@link recordingsInto}. Reads on this connection see
 * what of the group has come in.
 */
export function recordingGroupInto(database: Database, clock: Clock): RecordingGroup {
  execute(database, TRANSACTION.begin);
  return {
    begin: beginIn(database, clock, SAVEPOINT),
    lookup: new SqliteRecordingLookup(database, null),
    commit() {
      execute(database, TRANSACTION.commit);
      database.pragma('wal_checkpoint(truncate)');
    },
    rollback() {
      if (database.inTransaction) database.exec(TRANSACTION.rollback);
    },
  };
}

/** The statements around a recording: it stands alone, or within a group. */
type Frame = Readonly<Record<'begin' | 'commit' | 'rollback', string>>;

const TRANSACTION: Frame = { begin: 'begin immediate', commit: 'commit', rollback: 'rollback' };
const SAVEPOINT: Frame = {
  begin: 'savepoint recording',
  commit: 'release recording',
  rollback: 'rollback to recording; release recording',
};

/**
 * An import mostly writes behind what it wrote last, and touches the rest of the indexes evenly: beyond the ends of a
 * few thousand vehicles' records, pages that are held bring it nothing.
 */
const IMPORT_CACHE_KIBIBYTES = 32_768;

function beginIn(database: Database, clock: Clock, frame: Frame): BeginRecording {
  database.pragma(`cache_size = -${IMPORT_CACHE_KIBIBYTES}`);
  return source => {
    execute(database, frame.begin);
    const existing = database
      .prepare<[string], number>('select id from recording where sha256 = ?')
      .pluck()
      .get(source.sha256);
    if (existing === undefined) return new StoredRecordingImport(database, source, clock.now(), frame);
    database.exec(frame.rollback);
    return { alreadyImported: existing };
  };
}

function execute(database: Database, statement: string): void {
  try {
    database.exec(statement);
  } catch (error) {
    throw explained(database.name, error);
  }
}

/**
 * One recording on its way into the database. Records in time order are folded as they come; an entity whose records
 * came in another order, or whose `vehicle` line came late, is folded anew at the commit, through all recordings.
 * Memory is bounded whatever the source's size. Every method throws a DatabaseError where SQLite fails.
 */
class StoredRecordingImport implements RecordingImport {
  readonly lookup: SqliteRecordingLookup;
  readonly #database: Database;
  readonly #recording: number;
  readonly #airports: AirportWriter;
  readonly #records: RecordWriter;
  readonly #entities: EntityWriter;
  readonly #counts: RecordCounts;
  readonly #positions: PositionWriter;
  readonly #setAside: SetAsideWriter;
  readonly #frame: Frame;
  #open = true;

  constructor(database: Database, source: RecordingSource, importedAt: number, frame: Frame) {
    this.#database = database;
    this.#frame = frame;
    this.#recording = Number(
      database
        .prepare('insert into recording (name, sha256, format, bytes, imported_at) values (?, ?, ?, ?, ?)')
        .run(source.name, source.sha256, source.format, source.bytes ?? null, Math.floor(importedAt))
        .lastInsertRowid,
    );
    this.lookup = new SqliteRecordingLookup(database, this.#recording);
    this.#airports = new AirportWriter(database, this.#recording);
    this.#records = new RecordWriter(database, this.#recording);
    this.#entities = new EntityWriter(database, this.#recording, this.#records);
    this.#counts = new RecordCounts(database, this.#recording);
    this.#positions = new PositionWriter(this.#airports, this.#entities, this.#records, this.#counts);
    this.#setAside = new SetAsideWriter(database, this.#recording);
  }

  write(line: NdjsonLine): void {
    this.#do(() => this.#writeLine(line));
  }

  writeBatch(batch: RecordBatch): void {
    this.#do(() => {
      const write = this.#positions.writer(batch.positions);
      inOrder(batch, line => this.#writeLine(line), write);
    });
  }

  writeMap(airportId: string, map: FeatureCollection): void {
    this.#do(() => this.#airports.keepMap(airportId, map));
  }

  setAside(entry: SetAside): void {
    this.#do(() => this.#setAside.add(entry));
  }

  commit(report?: KeptReport): number {
    this.#do(() => {
      this.#records.flush();
      this.#airports.finish();
      this.#counts.finish();
      this.#setAside.finish();
      this.#entities.finish();
      this.#keepReport(report);
      this.#database.exec(`update store set revision = revision + 1; ${this.#frame.commit}`);
    });
    this.#open = false;
    if (!this.#database.inTransaction) this.#database.pragma('wal_checkpoint(truncate)');
    return this.#recording;
  }

  rollback(): void {
    if (this.#open && this.#database.inTransaction) this.#database.exec(this.#frame.rollback);
    this.#open = false;
  }

  #keepReport(report: KeptReport | undefined): void {
    const { first = null, last = null } = this.#records.range ?? {};
    this.#database
      .prepare('update recording set report = ?, first_sequence = ?, last_sequence = ? where id = ?')
      .run(report ? JSON.stringify(report) : null, first, last, this.#recording);
  }

  #writeLine(line: NdjsonLine): void {
    if (line.kind === 'airport') {
      this.#airports.describe(line);
      return;
    }
    const airport = this.#airports.number(line.airportId);
    if (line.kind === 'vehicle') {
      const shape = STATE_SHAPES.vehicle;
      this.#entities.changeBase(airport, shape, line.vehicleId, changeOfVehicleLine(shape, line));
      return;
    }
    const kind = KINDS[line.kind];
    if (kind) this.#writeRecord(airport, kind, line);
  }

  #writeRecord(airport: number, kind: RecordKind, line: Readonly<Record<string, unknown>>): void {
    const shape = STATE_SHAPES[kind];
    const time = toMs(String(line.time));
    const entity = this.#entities.find(airport, shape, String(line[shape.idField]));
    const change = changeOfLine(shape, line);
    const isLatest = !shape.happening && time >= entity.latest;
    const state = fold(shape, (isLatest ? entity.state : entity.base).state, change);
    const keys = change.single.length === 0 ? null : JSON.stringify(change.single.map(([key]) => key));
    const text = stateText(shape, state);
    this.#records.add(airport, KIND_NUMBERS[kind], time, entity.number, change.given, keys, text);
    this.#counts.add(airport, KIND_NUMBERS[kind], time);
    if (isLatest) {
      entity.state = new HeldState(shape, state);
      entity.latest = time;
    } else if (!shape.happening && time < entity.refoldFrom) entity.refoldFrom = time;
  }

  #do(work: () => void): void {
    if (!this.#open) throw new Error('The recording is closed');
    try {
      work();
    } catch (error) {
      throw explained(this.#database.name, error);
    }
  }
}
