import type { Database } from 'better-sqlite3';

/** Every row of every table, as it lies there. */
export function rawContents(database: Database): Record<string, unknown[]> {
  const tables = database
    .prepare<[], string>(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%' order by name",
    )
    .pluck()
    .all();
  return Object.fromEntries(tables.map(table => [table, database.prepare(`select * from ${table}`).all()]));
}
