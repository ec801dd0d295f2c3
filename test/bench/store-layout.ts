import { statSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { quantile } from './quantile.ts';
import { figure, type Measured, megabytes, progress } from './report.ts';
import { inScratchFolder } from './scratch.ts';
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

/**
 * Compares layouts of the record table: 500 vehicles at 1 Hz, the rows coming in order of `time` or one `vehicle`
 * after the other; each candidate gets a file of its own. Arguments: `[rows in millions] [layout,…] [page size,…]
 * [time | vehicle]`.
 */
export async function layout(args: readonly string[]): Promise<Measured[]> {
  const [millions = '2', names = 'a,b,c', pages = '8192', order = 'time'] = args;
  const rows: Measured[] = [];
  for (const name of names.split(',')) {
    const candidate = LAYOUTS[name];
    if (!candidate) throw new Error(`No layout ${name}; there are ${Object.keys(LAYOUTS).join(', ')}`);
    for (const page of pages.split(',')) {
      progress(`  ${name}, pages of ${page}`);
      const measured = inScratchFolder(async folder =>
        measure(folder, candidate, Number(page), Number(millions) * 1e6, order),
      );
      rows.push({
        part: 'layout',
        work: `${candidate.what}; pages of ${page}, ${millions} M rows in order of ${order}`,
        ours: await measured,
      });
    }
  }
  return rows;
}

function measure(folder: string, layout: Layout, pageSize: number, rows: number, order: string): string {
  const path = join(folder, 'layout.sqlite');
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
  const insert = db.prepare(
    'insert into record(sequence, airport, kind, time, entity, recording, given, keys, state) values (?,1,0,?,?,1,15,null,?)',
  );

  const seconds = Math.floor(rows / VEHICLES);
  const importStart = performance.now();
  db.exec('begin immediate');
  for (let sequence = 0; sequence < rows; sequence++) {
    const vehicle = order === 'time' ? sequence % VEHICLES : Math.floor(sequence / seconds);
    const second = order === 'time' ? Math.floor(sequence / VEHICLES) : sequence % seconds;
    const state = JSON.stringify(positionOf(vehicle, second));
    insert.run(sequence + 1, START + second * 1000, vehicle + 1, state);
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

  return [
    `${figure(rows / importSeconds)} rows/s in`,
    `checkpoint ${checkpointSeconds.toFixed(1)} s`,
    `state p50 ${quantile(stateTimes, 0.5).toFixed(2)}, p95 ${quantile(stateTimes, 0.95).toFixed(2)} ms`,
    `spans ${figure(read / spanSeconds)} rows/s`,
    megabytes(statSync(path).size),
  ].join('; ');
}
