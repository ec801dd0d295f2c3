import type { Database } from 'better-sqlite3';

/** What each table tells, with what is meant by a number in the number's place. */
const PLAIN = {
  airport: 'select airport_id, name, time_zone, lon, lat from airport',
  airport_line: `select a.airport_id, r.sha256, l.name, l.time_zone, l.lon, l.lat
    from airport_line l join airport a on a.id = l.airport left join recording r on r.id = l.recording`,
  recorded_map: `select a.airport_id, r.sha256, m.name, m.lon, m.lat, m.geojson, m.roads
    from recorded_map m join airport a on a.id = m.airport left join recording r on r.id = m.recording`,
  airport_map: `select a.airport_id, m.name, m.lon, m.lat, m.geojson, m.roads
    from airport_map m join airport a on a.id = m.airport`,
  recording: 'select name, sha256, format, bytes, imported_at, set_aside, report from recording',
  recording_airport: `select r.sha256, a.airport_id from recording_airport n
    join airport a on a.id = n.airport join recording r on r.id = n.recording`,
  recorded: `select r.sha256, a.airport_id, kind, first, last, records from recorded
    join airport a on a.id = airport join recording r on r.id = recording`,
  set_aside: `select r.sha256, line, offset, text, reason from set_aside s join recording r on r.id = s.recording`,
  entity: 'select a.airport_id, kind, entity_id, base from entity e join airport a on a.id = e.airport',
  vehicle_line: `select r.sha256, a.airport_id, e.entity_id, change from vehicle_line l
    join entity e on e.id = l.entity join airport a on a.id = e.airport left join recording r on r.id = l.recording`,
  second_count:
    'select a.airport_id, kind, second, records from second_count join airport a on a.id = airport',
  record: `select a.airport_id, c.kind, e.entity_id, c.time, rank() over (order by c.time, c.sequence) as place,
    r.sha256, c.given, c.keys, c.state from record c join airport a on a.id = c.airport
    join entity e on e.id = c.entity join recording r on r.id = c.recording`,
};
/** Raised by every change. */
const COUNTERS = ['store'];

/** All that a store tells, table by table; throws where there is a table that this does not know. */
export function plainContents(database: Database): Record<string, string[]> {
  const tables = database
    .prepare<[], string>(
      "select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite_%' and name not like 'kysely_%'",
    )
    .pluck()
    .all();
  const unknown = tables.filter(table => !(table in PLAIN) && !COUNTERS.includes(table));
  if (unknown.length > 0) throw new Error(`Tell what ${unknown.join(', ')} holds`);
  return Object.fromEntries(
    Object.entries(PLAIN).map(([table, sql]) => [
      table,
      database
        .prepare(sql)
        .all()
        .map(row => JSON.stringify(row))
        .sort(),
    ]),
  );
}
