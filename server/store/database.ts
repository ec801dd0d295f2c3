import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { up as makeRecordings } from '../../migrations/recordings/0001-recordings.ts';
import { up as placePieces } from '../../migrations/recordings/0002-set-aside-offset.ts';
import { up as keepApart } from '../../migrations/recordings/0003-what-each-brought.ts';
import { up as keepRoads } from '../../migrations/recordings/0004-roads.ts';
import { up as makeSessions } from '../../migrations/sessions/0001-sessions.ts';
import { appliedMigrations, type Migrations, migrate } from './migrate.ts';

const RECORDINGS: Migrations = {
  '0001-recordings': { up: makeRecordings },
  '0002-set-aside-offset': { up: placePieces },
  '0003-what-each-brought': { up: keepApart },
  '0004-roads': { up: keepRoads },
};
const SESSIONS: Migrations = { '0001-sessions': { up: makeSessions } };

/** How long a statement waits for another process's lock. */
const BUSY_TIMEOUT_MS = 5000;
/** The same for a server, whose streams all stand still meanwhile. */
const SERVED_BUSY_TIMEOUT_MS = 50;

const PRAGMAS = [
  'page_size = 8192',
  'journal_mode = wal',
  'synchronous = normal',
  'foreign_keys = on',
  'cache_size = -65536',
  'mmap_size = 1073741824',
  'journal_size_limit = 67108864',
  // Otherwise an insert of several rows writes the pages that it changes to a temporary file first.
  'temp_store = memory',
];

const REASONS: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'is not a SQLite database',
  SQLITE_CORRUPT: 'is damaged',
  SQLITE_BUSY: 'is locked by another process; try again when it has finished',
  SQLITE_READONLY: 'cannot be written: the file or its folder is read-only',
  SQLITE_CANTOPEN: 'cannot be opened',
  SQLITE_FULL: 'cannot grow: the disk is full',
};

/** A database that cannot be used; the message names its file and says why. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** What SQLite threw, told of the file; anything else as it is. */
export function explained(path: string, error: unknown): unknown {
  if (!(error instanceof SqliteDatabase.SqliteError)) return error;
  const code = Object.keys(REASONS).find(known => error.code.startsWith(known)) ?? '';
  return new DatabaseError(`${path} ${REASONS[code] ?? `cannot be used: ${error.message}`}`, {
    cause: error,
  });
}

/**
 * Opens the database of the recordings, making it and its folder where they are not there, and brings it to the
 * newest schema. `:memory:` is one that nobody else sees. An import needs a connection of its own: others see nothing
 * of it before its commit, while readers on the same connection would. Throws a DatabaseError that names the file.
 */
export function openDatabase(path: string): Promise<Database> {
  return open(path, RECORDINGS);
}

/** As {@link openDatabase}, for a server that reads from it: once it is open, nothing waits long for a lock. */
export async function openServedDatabase(path: string): Promise<Database> {
  return served(await openDatabase(path));
}

/**
 * Opens the database of the sessions, which lies beside that of the recordings (`replay.sqlite-sessions`): SQLite lets
 * one connection at a time write to a file, and a command must not wait for an import. Otherwise as
 * {@link openDatabase}.
 */
export async function openSessionDatabase(path: string): Promise<Database> {
  return served(await open(path === ':memory:' ? path : `${path}-sessions`, SESSIONS));
}

/**
 * Makes a database's file as small as what it holds; what was deleted only leaves room for what comes. Needs as much
 * room on the disk again meanwhile. Throws a DatabaseError that names the file.
 */
export function compact(database: Database): void {
  try {
    // The copy would otherwise be made in memory.
    database.pragma('temp_store = file');
    database.exec('vacuum');
    database.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    throw explained(database.name, error);
  }
}

function served(database: Database): Database {
  database.pragma(`busy_timeout = ${SERVED_BUSY_TIMEOUT_MS}`);
  return database;
}

async function open(path: string, migrations: Migrations): Promise<Database> {
  let database: Database | undefined;
  try {
    makeFolder(path);
    database = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS });
    for (const pragma of PRAGMAS) database.pragma(pragma);
    refuseForeign(path, database, migrations);
    if (appliedMigrations(database).length < Object.keys(migrations).length)
      await migrate(database, migrations);
    return database;
  } catch (error) {
    database?.close();
    throw explained(path, error);
  }
}

function makeFolder(path: string): void {
  if (path === ':memory:') return;
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new DatabaseError(`${path} cannot be made: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

function refuseForeign(path: string, database: Database, migrations: Migrations): void {
  const applied = appliedMigrations(database);
  if (applied.length === 0) {
    if (database.prepare('select 1 from sqlite_schema').get())
      throw new DatabaseError(`${path} is a SQLite database of another program`);
    return;
  }
  const [first] = Object.keys(migrations);
  if (applied[0] !== first) throw new DatabaseError(`${path} is a SQLite database of another program`);
  if (applied.some(name => !(name in migrations)))
    throw new DatabaseError(`${path} was made by a newer version of Airside Replay`);
}
