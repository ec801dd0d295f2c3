import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runUpload } from '../../server/bin/run-upload.ts';
import { type ImportReport, importReport } from '../../server/contract/recordings.ts';
import type { RecordingImporter } from '../../server/http/recording-importer.ts';
import { importProcess } from '../../server/import-process.ts';
import { openDatabase } from '../../server/store/database.ts';
import { SqliteHistoryReader } from '../../server/store/history-reader.ts';
import { temporaryFile, temporaryFolder } from '../ingest/temporary-folder.ts';
import type { ManualClock } from '../manual-clock.ts';
import { API, TestApp } from './test-app.ts';

export interface SentFile {
  readonly name: string;
  readonly content: string | Buffer;
}

export interface StreamedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** The app over an empty database in a folder of its own, into which recordings are uploaded. */
export class RecordingsApp {
  /** Where the API's paths begin, and those of the recordings. */
  readonly api: string;
  readonly url: string;
  readonly folder: string;
  readonly database: string;
  readonly #test: TestApp;

  private constructor(test: TestApp, api: string, folder: string, database: string) {
    this.#test = test;
    this.api = api;
    this.url = `${api}/recordings`;
    this.folder = folder;
    this.database = database;
  }

  static async open({
    maxBytes = 50_000_000,
    allowedOrigins = [] as string[],
    importer = importProcess,
  } = {}): Promise<RecordingsApp> {
    const folder = temporaryFolder();
    const database = join(folder, 'replay.sqlite');
    const test = await TestApp.open({
      database,
      importer: importer(database),
      uploads: { folder: `${database}-uploads`, maxBytes },
      allowedOrigins,
    });
    return new RecordingsApp(test, `${await test.listen()}${API}`, folder, database);
  }

  get clock(): ManualClock {
    return this.#test.clock;
  }

  stop(): Promise<void> {
    return this.#test.stop();
  }

  /** Sends files as a page's form does. */
  send(
    files: readonly SentFile[],
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const { name, content } of files) form.append('file', new Blob([content as BlobPart]), name);
    return fetch(this.url, { method: 'POST', body: form, headers });
  }

  /** Brings a file into the store as an upload does, but without a request. */
  bringIn({ name, content }: SentFile): Promise<ImportReport> {
    const files = [{ path: temporaryFile(name, content), name }];
    return runUpload(this.database, { files, fields: {} }, () => {});
  }

  /** The report of an upload that has to succeed. */
  async imported(files: readonly SentFile[], fields: Record<string, string> = {}) {
    const answer = await this.send(files, fields);
    const body = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(body));
    return { status: answer.status, report: importReport.parse(body) };
  }

  /** The events that an upload is answered with. */
  async streamed(files: readonly SentFile[], fields: Record<string, string> = {}): Promise<StreamedEvent[]> {
    const answer = await this.send(files, fields, { Accept: 'text/event-stream' });
    return eventsIn(await answer.text());
  }

  /** The airports in the store, and how many records each has. */
  async stored(): Promise<Record<string, number>> {
    const database = await openDatabase(this.database);
    const airports = new SqliteHistoryReader(database).airports();
    database.close();
    return Object.fromEntries(
      airports.map(({ airportId, recorded }) => [
        airportId,
        recorded.reduce((sum, { records }) => sum + records, 0),
      ]),
    );
  }

  /** What lies beside the database that is none of its own files. */
  leftovers(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder, { recursive: true })
      .map(String)
      .filter(name => !/^replay\.sqlite(-wal|-shm)?$/.test(name));
  }
}

/** Imports without a process of its own, which takes a while to start; deletes nothing. */
export function importHere(database: string): RecordingImporter {
  return {
    import: (upload, onProgress) => runUpload(database, upload, onProgress),
    delete: () => Promise.reject(new Error('Deletes nothing')),
  };
}

/** The events of a whole answer. */
export function eventsIn(text: string): StreamedEvent[] {
  return text
    .split('\n\n')
    .filter(block => block.startsWith('event: '))
    .map(block => {
      const [event = '', data = ''] = block.split('\n');
      return { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) };
    });
}
