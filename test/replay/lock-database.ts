import SqliteDatabase from 'better-sqlite3';

/** A process of its own: takes a database's write lock, says so, and keeps it until it is told to let go. */
const database = new SqliteDatabase(process.argv[2]);
database.exec('begin immediate');
process.send?.('locked');
process.once('message', () => {
  database.close();
  process.exit(0);
});
