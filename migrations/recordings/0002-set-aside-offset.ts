import { type Kysely, sql } from 'kysely';

/** What is set aside of a file without lines stands at a byte: `line` may be null, `offset` is new. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('piece')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('recording', 'integer', column => column.notNull().references('recording.id'))
    .addColumn('line', 'integer')
    .addColumn('offset', 'integer')
    .addColumn('text', 'text', column => column.notNull())
    .addColumn('reason', 'text', column => column.notNull())
    .execute();
  await sql`insert into piece (id, recording, line, text, reason)
    select id, recording, line, text, reason from set_aside`.execute(db);
  await db.schema.dropTable('set_aside').execute();
  await db.schema.alterTable('piece').renameTo('set_aside').execute();
  await db.schema.createIndex('set_aside_recording').on('set_aside').columns(['recording', 'id']).execute();
}
