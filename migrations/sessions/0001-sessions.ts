import type { Kysely } from 'kysely';

/** The sessions, each as one JSON object, and those that were ended on purpose. Times in ms since the epoch. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('session_id', 'text', column => column.primaryKey())
    .addColumn('state', 'text', column => column.notNull())
    .execute();

  await db.schema
    .createTable('ended_session')
    .addColumn('session_id', 'text', column => column.primaryKey())
    .addColumn('ended_at', 'integer', column => column.notNull())
    .execute();
  await db.schema.createIndex('ended_session_time').on('ended_session').column('ended_at').execute();
}
