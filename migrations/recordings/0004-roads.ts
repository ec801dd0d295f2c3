import { type Kysely, sql } from 'kysely';

/** Keeps the graph of a map's roads beside it; `null` for a map that came in before, JSON `null` for one without roads. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('recorded_map').addColumn('roads', 'text').execute();
  await db.schema.dropView('airport_map').execute();
  await sql`create view airport_map as select airport, name, lon, lat, geojson, roads from recorded_map m
    where id = (select id from recorded_map where airport = m.airport order by recording desc limit 1)`.execute(
    db,
  );
}
