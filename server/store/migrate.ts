import type { Database } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';

/** The steps of one schema, named by number: `0001-recordings`. */
export type Migrations = Readonly<Record<string, Migration>>;

/** Which steps a database has behind it, in order; none for a new one. */
export function appliedMigrations(database: Database): string[] {
  const exists = database
    .prepare("select 1 from sqlite_schema where type = 'table' and name = 'kysely_migration'")
    .get();
  if (!exists) return [];
  return database.prepare<[], string>('select name from kysely_migration order by name').pluck().all();
}

/**
 * Takes every step that a database does not have behind it yet, all or none. Another process that opens the same
 * database meanwhile waits.
 */
export async function migrate(database: Database, migrations: Migrations): Promise<void> {
  database.exec('begin immediate');
  try {
    const migrator = new Migrator({
      db: new Kysely({ dialect: new SqliteDialect({ database }) }),
      provider: { getMigrations: async () => ({ ...migrations }) },
      disableTransactions: true,
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
    database.exec('commit');
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    throw error;
  }
}
