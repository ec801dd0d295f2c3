import { existsSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { readConfig } from '../config.ts';
import type { Recording } from '../contract/stored-recordings.ts';
import { systemClock } from '../replay/clock.ts';
import { compact, DatabaseError, openDatabase } from '../store/database.ts';
import { deleteRecording } from '../store/recording-deletion.ts';
import { SqliteRecordingReader } from '../store/recording-reader.ts';
import { ArgumentError, argumentComplaint } from './argument-error.ts';
import { progressDisplay } from './progress-display.ts';
import { parseRecordingsArguments, RECORDINGS_USAGE } from './recordings-arguments.ts';
import { listText, reportText, sizeText } from './recordings-text.ts';
import { EXIT_FAILED, EXIT_INTERRUPTED } from './run-import.ts';

const EXIT_USAGE = 2;
const PAGE = 100;

async function main(): Promise<number> {
  const { task, json, database: path } = parseRecordingsArguments(process.argv.slice(2));
  if (task.command === 'help') return say(RECORDINGS_USAGE);
  const file = path ?? readConfig({ DATABASE: process.env.DATABASE }).database;
  if (!existsSync(file)) throw new DatabaseError(`${file} is not there: nothing was imported yet`);
  const database = await openDatabase(file);
  const recordings = new SqliteRecordingReader(database);
  try {
    if (task.command === 'list') {
      const all = allOf(recordings);
      return say(json ? jsonText(all) : listText(all));
    }
    if (task.command === 'compact') return compactFile(database, file);
    if (task.command === 'delete') return await deleteFrom(database, recordings, task.recordingId);
    const report = recordings.report(task.recordingId);
    if (!report) return noneSuch(task.recordingId);
    return say(json ? jsonText(report) : reportText(report));
  } finally {
    database.close();
  }
}

async function deleteFrom(
  database: Database,
  recordings: SqliteRecordingReader,
  recordingId: number,
): Promise<number> {
  const recording = recordings.recording(recordingId);
  if (!recording) return noneSuch(recordingId);
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  const display = progressDisplay(`recording ${recordingId}`, process.stderr, systemClock);
  try {
    await deleteRecording(database, recordingId, {
      signal: controller.signal,
      onProgress: (done, total) => display.show({ stage: 'deleting', done, total }),
    });
    display.stop();
    return say(`deleted, with all that it brought:\n${listText([recording])}`);
  } catch (error) {
    display.stop();
    if (!controller.signal.aborted) throw error;
    process.stderr.write('interrupted; nothing was deleted\n');
    return EXIT_INTERRUPTED;
  }
}

function compactFile(database: Database, file: string): number {
  const before = statSync(file).size;
  compact(database);
  return say(`${file}: ${sizeText(before)} before, ${sizeText(statSync(file).size)} now\n`);
}

function allOf(recordings: SqliteRecordingReader): Recording[] {
  const all = recordings.recordings(PAGE);
  for (let count = 0; all.length > count; ) {
    count = all.length;
    all.push(...recordings.recordings(PAGE, all.at(-1)?.recordingId));
  }
  return all;
}

function noneSuch(recordingId: number): number {
  process.stderr.write(`The store holds no recording ${recordingId}\n`);
  return EXIT_FAILED;
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(error: unknown): number {
  if (error instanceof ArgumentError) {
    process.stderr.write(argumentComplaint('recordings', error));
    return EXIT_USAGE;
  }
  if (!(error instanceof DatabaseError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return EXIT_FAILED;
}

process.exitCode = await main().catch(complain);
