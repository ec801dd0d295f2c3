/**
 * Compares layouts of the record table:
 * `node test/bench/store-layout.ts [rows in millions] [layout,…] [page size,…] [time | vehicle]`.
 * 500 vehicles at 1 Hz, the rows coming in order of time or one vehicle after the other; each candidate gets its own
 * file in the system's temporary folder.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { positionOf, START, VEHICLES } from './ten-million.ts';

interface Layout {
  readonly what: string;
  readonly table: string;
  readonly indexes: readonly string[];
  /** Latest row of each entity at a time. */
  readonly state: string;
}

const COLUMNS =
  'airport integer not null, kind integer not null, time integer not null, entity integer not null, recording integer not null, given integer not null, keys text, state text not null';
const latestOf = (found: string, joined: string) =>
  `select r.time, r.sequence, e.name, r.state from entity e join record r on ${joined} =
   (select ${found} from record i where i.entity = e.id and i.time <= ? order by i.time desc, i.sequence desc limit 1)
   order by e.name`;

const LAYOUTS: Readonly<Record<string, Layout>> = {
  a: {
    what: 'clustered by (airport, kind, time, sequence), index (entity, time, sequence)',
    table: `create table record(sequence integer not null, ${COLUMNS}, primary key(airport, kind, time, sequence)) without rowid`,
    indexes: ['create index record_entity on record(entity, time, sequence)'],
    state: latestOf(
      'i.time, i.sequence',
      'r.airport = e.airport and r.kind = e.kind and (r.time, r.sequence)',
    ),
  },
  b: {
    what: 'rowid = sequence, indexes (airport, kind, time) and (entity, time)',
    table: `create table record(sequence integer primary key, ${COLUMNS})`,
    indexes: [
      'create index record_time on record(airport, kind, time)',
      'create index record_entity on record(entity, time)',
    ],
    state: latestOf('i.sequence', 'r.sequence'),
  },
  c: {
    what: 'clustered by (entity, time, sequence), index (airport, kind, time, sequence)',
    table: `create table record(sequence integer not null, ${COLUMNS}, primary key(entity, time, sequence)) without rowid`,
    indexes: ['create index record_time on record(airport, kind, time, sequence)'],
    state: `select e.name, (select i.state from record i where i.entity = e.id and i.time <= ?
      order by i.time desc, i.sequence desc limit 1) from entity e order by e.name`,
  },
};

const BATCH = 1;

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

function measure(name: string, layout: Layout, pageSize: number, rows: number, order: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'store-layout-'));
  const path = join(folder, 'layout.sqlite');
  try {
    const db = new SqliteDatabase(path);
    for (const pragma of [
      `page_size = ${pageSize}`,
      'journal_mode = wal',
      'synchronous = normal',
      'cache_size = -131072',
    ])
      db.pragma(pragma);
    db.exec(
      `create table entity(id integer primary key, airport integer, kind integer, name text); ${layout.table};`,
    );
    for (const index of layout.indexes) db.exec(index);
    const entity = db.prepare('insert into entity values (?, 1, 0, ?)');
    for (let v = 0; v < VEHICLES; v++) entity.run(v + 1, `GSE-${v}`);
    const one = '(?,1,0,?,?,1,15,null,?)';
    const insert = db.prepare(
      `insert into record(sequence, airport, kind, time, entity, recording, given, keys, state) values ${Array(BATCH).fill(one).join(',')}`,
    );

    const seconds = Math.floor(rows / VEHICLES);
    const importStart = performance.now();
    db.exec('begin immediate');
    let values: unknown[] = [];
    for (let sequence = 0; sequence < rows; sequence++) {
      const vehicle = order === 'time' ? sequence % VEHICLES : Math.floor(sequence / seconds);
      const second = order === 'time' ? Math.floor(sequence / VEHICLES) : sequence % seconds;
      values.push(
        sequence + 1,
        START + second * 1000,
        vehicle + 1,
        JSON.stringify(positionOf(vehicle, second)),
      );
      if (values.length === BATCH * 4) {
        insert.run(...values);
        values = [];
      }
    }
    db.exec('commit');
    const importSeconds = (performance.now() - importStart) / 1000;
    db.pragma('wal_checkpoint(truncate)');
    const checkpointSeconds = (performance.now() - importStart) / 1000 - importSeconds;
    db.close();

    const reader = new SqliteDatabase(path);
    reader.pragma('cache_size = -65536');
    reader.pragma('mmap_size = 1073741824');
    const state = reader.prepare(layout.state).raw();
    const stateTimes: number[] = [];
    for (let i = 0; i < 300; i++) {
      const at = START + ((i * 7919) % seconds) * 1000 + 500;
      const start = performance.now();
      const found = state.all(at);
      stateTimes.push(performance.now() - start);
      if (found.length !== VEHICLES) throw new Error(`${found.length} vehicles at ${at}`);
    }
    stateTimes.sort((x, y) => x - y);

    const span = reader
      .prepare(
        'select time, sequence, entity, state from record where airport = 1 and kind = 0 and time > ? and time <= ? order by time, sequence',
      )
      .raw();
    let read = 0;
    const spanStart = performance.now();
    for (let i = 0; i < 200; i++) {
      const after = START + ((i * 104_729) % Math.max(1, seconds - 10)) * 1000;
      read += span.all(after, after + 10_000).length;
    }
    const spanSeconds = (performance.now() - spanStart) / 1000;
    reader.close();

    console.log(
      [
        `${name} ${pageSize / 1024}k`,
        `${Math.round(rows / importSeconds / 1000)}k rows/s in`,
        `checkpoint ${checkpointSeconds.toFixed(1)} s`,
        `state p50 ${quantile(stateTimes, 0.5).toFixed(2)} p95 ${quantile(stateTimes, 0.95).toFixed(2)} ms`,
        `span ${(read / spanSeconds / 1e6).toFixed(2)} M rows/s`,
        `${(statSync(path).size / 1e9).toFixed(2)} GB`,
      ].join(' | '),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [millions = '10', names = 'a,b,c', pages = '4096,8192,16384', order = 'time'] = process.argv.slice(2);
for (const name of names.split(',')) {
  const layout = LAYOUTS[name];
  if (!layout) throw new Error(`No layout ${name}`);
  console.log(`${name}: ${layout.what}; rows in ${order} order`);
  for (const page of pages.split(',')) measure(name, layout, Number(page), Number(millions) * 1e6, order);
}
