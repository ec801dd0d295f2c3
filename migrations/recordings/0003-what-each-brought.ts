import { type Kysely, sql } from 'kysely';

/**
 * Keeps apart what each recording brought, so that one can be taken out again: its report, its place among the
 * records, the airports that it names, and its maps, `airport` and `vehicle` lines, of which only the outcome was kept.
 *
 * What older imports left is given to the recording that it must have come from, where only one can have brought it;
 * else it has no recording, and counts below all others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [column, type] of [
    ['bytes', 'integer'],
    ['report', 'text'],
    ['first_sequence', 'integer'],
    ['last_sequence', 'integer'],
  ] as const)
    await db.schema.alterTable('recording').addColumn(column, type).execute();
  // Recordings came one after the other, and numbered their records without a gap.
  await sql`with run as (
      select recording, records, sum(records) over (order by recording) as last
      from (select recording, sum(records) as records from recorded group by recording))
    update recording set first_sequence = last - records + 1, last_sequence = last
    from run where run.recording = recording.id`.execute(db);
  await db.schema.createIndex('recorded_recording').on('recorded').column('recording').execute();
  await keepAirports(db);
  await keepVehicleLines(db);
}

/** The one recording that may have told of airport `a`, else null: one without records may have told of any. */
const onlyTeller = (formats: string) =>
  sql.raw(`(select iif(count(*) = 1, max(r.id), null) from recording r where r.format in (${formats}) and (
    r.id in (select recording from recorded where airport = a.id)
    or r.id not in (select recording from recorded)))`);

async function keepAirports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recording_airport')
    .addColumn('recording', 'integer', column => column.notNull().references('recording.id'))
    .addColumn('airport', 'integer', column => column.notNull().references('airport.id'))
    .addPrimaryKeyConstraint('recording_airport_key', ['recording', 'airport'])
    .modifyEnd(sql`without rowid`)
    .execute();

  await db.schema
    .createTable('airport_line')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('airport', 'integer', column => column.notNull().references('airport.id'))
    .addColumn('recording', 'integer', column => column.references('recording.id'))
    .addColumn('name', 'text')
    .addColumn('time_zone', 'text')
    .addColumn('lon', 'real')
    .addColumn('lat', 'real')
    .addUniqueConstraint('airport_line_of', ['airport', 'recording'])
    .execute();
  await sql`insert into airport_line (airport, recording, name, time_zone, lon, lat)
    select a.id, ${onlyTeller("'ndjson'")}, name, time_zone, lon, lat from airport a
    where coalesce(name, time_zone, lon, lat) is not null`.execute(db);

  await db.schema
    .createTable('recorded_map')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('airport', 'integer', column => column.notNull().references('airport.id'))
    .addColumn('recording', 'integer', column => column.references('recording.id'))
    .addColumn('name', 'text')
    .addColumn('lon', 'real')
    .addColumn('lat', 'real')
    .addColumn('geojson', 'text', column => column.notNull())
    .addUniqueConstraint('recorded_map_of', ['airport', 'recording'])
    .execute();
  await db.schema.createIndex('recorded_map_recording').on('recorded_map').column('recording').execute();
  await sql`insert into recorded_map (airport, recording, name, lon, lat, geojson)
    select a.id, ${onlyTeller("'ndjson', 'apt-dat'")}, m.name, m.lon, m.lat, m.geojson
    from airport_map m join airport a on a.id = m.airport`.execute(db);
  await db.schema.dropTable('airport_map').execute();
  await sql`create view airport_map as select airport, name, lon, lat, geojson from recorded_map m
    where id = (select id from recorded_map where airport = m.airport order by recording desc limit 1)`.execute(
    db,
  );

  await sql`insert into recording_airport (recording, airport)
    select recording, airport from recorded
    union select recording, airport from airport_line where recording is not null
    union select recording, airport from recorded_map where recording is not null`.execute(db);
}

/** Entities' numbers are not given twice from now on, since readers remember whom one named. */
async function keepVehicleLines(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('named')
    .addColumn('id', 'integer', column => column.primaryKey().autoIncrement())
    .addColumn('airport', 'integer', column => column.notNull().references('airport.id'))
    .addColumn('kind', 'integer', column => column.notNull())
    .addColumn('entity_id', 'text', column => column.notNull())
    .addColumn('base', 'text')
    .addUniqueConstraint('entity_name', ['airport', 'kind', 'entity_id'])
    .execute();
  await sql`insert into named (id, airport, kind, entity_id, base)
    select id, airport, kind, entity_id, base from entity`.execute(db);
  await db.schema.dropTable('entity').execute();
  await db.schema.alterTable('named').renameTo('entity').execute();

  await db.schema
    .createTable('vehicle_line')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('entity', 'integer', column => column.notNull().references('entity.id'))
    .addColumn('recording', 'integer', column => column.references('recording.id'))
    .addColumn('change', 'text', column => column.notNull())
    .addUniqueConstraint('vehicle_line_of', ['entity', 'recording'])
    .execute();
  await db.schema.createIndex('vehicle_line_recording').on('vehicle_line').column('recording').execute();
  await sql`insert into vehicle_line (entity, recording, change)
    select e.id, ${onlyTeller("'ndjson'")}, json_object(
      'fields', json_object('vehicleType', e.base ->> 'vehicleType', 'callsign', e.base ->> 'callsign'),
      'attributes', json(e.base -> 'attributes'), 'single', json('[]'))
    from entity e join airport a on a.id = e.airport where json_valid(e.base)`.execute(db);
}
