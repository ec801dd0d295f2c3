import { type Kysely, sql } from 'kysely';

/**
 * The recorded past. Times are milliseconds since the epoch; kinds are the numbers of `server/store/kinds.ts`.
 * A record's `sequence` is its rowid, so both of its indexes end in it and read in the order (time, sequence).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('airport')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('airport_id', 'text', column => column.notNull().unique())
    .addColumn('name', 'text')
    .addColumn('time_zone', 'text')
    .addColumn('lon', 'real')
    .addColumn('lat', 'real')
    .execute();

  await db.schema
    .createTable('airport_map')
    .addColumn('airport', 'integer', column => column.primaryKey().references('airport.id'))
    .addColumn('name', 'text')
    .addColumn('lon', 'real')
    .addColumn('lat', 'real')
    .addColumn('geojson', 'text', column => column.notNull())
    .execute();

  await db.schema
    .createTable('recording')
    .addColumn('id', 'integer', column => column.primaryKey().autoIncrement())
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('sha256', 'text', column => column.notNull().unique())
    .addColumn('format', 'text', column => column.notNull())
    .addColumn('imported_at', 'integer', column => column.notNull())
    .addColumn('set_aside', 'integer', column => column.notNull().defaultTo(0))
    .execute();

  await db.schema
    .createTable('recorded')
    .addColumn('recording', 'integer', column => column.notNull().references('recording.id'))
    .addColumn('airport', 'integer', column => column.notNull().references('airport.id'))
    .addColumn('kind', 'integer', column => column.notNull())
    .addColumn('first', 'integer', column => column.notNull())
    .addColumn('last', 'integer', column => column.notNull())
    .addColumn('records', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('recorded_key', ['airport', 'kind', 'recording'])
    .modifyEnd(sql`without rowid`)
    .execute();

  await db.schema
    .createTable('set_aside')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('recording', 'integer', column => column.notNull().references('recording.id'))
    .addColumn('line', 'integer', column => column.notNull())
    .addColumn('text', 'text', column => column.notNull())
    .addColumn('reason', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('set_aside_recording').on('set_aside').columns(['recording', 'line']).execute();

  await db.schema
    .createTable('entity')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('airport', 'integer', column => column.notNull().references('airport.id'))
    .addColumn('kind', 'integer', column => column.notNull())
    .addColumn('entity_id', 'text', column => column.notNull())
    .addColumn('base', 'text')
    .addUniqueConstraint('entity_name', ['airport', 'kind', 'entity_id'])
    .execute();

  await db.schema
    .createTable('record')
    .addColumn('sequence', 'integer', column => column.primaryKey())
    .addColumn('airport', 'integer', column => column.notNull())
    .addColumn('kind', 'integer', column => column.notNull())
    .addColumn('time', 'integer', column => column.notNull())
    .addColumn('entity', 'integer', column => column.notNull())
    .addColumn('recording', 'integer', column => column.notNull())
    .addColumn('given', 'integer', column => column.notNull())
    .addColumn('keys', 'text')
    .addColumn('state', 'text', column => column.notNull())
    .execute();
  await db.schema.createIndex('record_time').on('record').columns(['airport', 'kind', 'time']).execute();
  await db.schema.createIndex('record_entity').on('record').columns(['entity', 'time']).execute();

  await db.schema
    .createTable('second_count')
    .addColumn('airport', 'integer', column => column.notNull())
    .addColumn('kind', 'integer', column => column.notNull())
    .addColumn('second', 'integer', column => column.notNull())
    .addColumn('records', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('second_count_key', ['airport', 'kind', 'second'])
    .modifyEnd(sql`without rowid`)
    .execute();

  await db.schema
    .createTable('store')
    .addColumn('id', 'integer', column => column.primaryKey().check(sql`id = 1`))
    .addColumn('revision', 'integer', column => column.notNull())
    .execute();
  await sql`insert into store values (1, 0)`.execute(db);
}
