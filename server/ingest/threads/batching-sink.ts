import type { FeatureCollection } from 'geojson';
import type { NdjsonLine } from '../../contract/lines.ts';
import { BatchBuilder } from '../positions/batch-builder.ts';
import type { RecordBatch } from '../recording-batch.ts';
import type { RecordingSink, SetAside } from '../recording-sink.ts';
import type { ThreadMessage } from './thread-messages.ts';

/** Lines of one batch at most, where a reader gives many before it reads on. */
const MOST_LINES = 4096;

/** Gathers what a reader finds, as messages, until they are taken. */
export class BatchingSink implements RecordingSink {
  readonly #builder = new BatchBuilder();
  #lines = 0;
  #messages: ThreadMessage[] = [];

  write(line: NdjsonLine): void {
    this.#builder.add(line);
    if (++this.#lines >= MOST_LINES) this.#close();
  }

  writeBatch(batch: RecordBatch): void {
    this.#close();
    this.#messages.push({ batch: { ...batch, setAside: [] } });
  }

  writeMap(airportId: string, map: FeatureCollection): void {
    this.#close();
    this.#messages.push({ airportId, map });
  }

  setAside(entry: SetAside): void {
    this.#builder.setAside(entry);
    if (++this.#lines >= MOST_LINES) this.#close();
  }

  /** What has come since the last call. */
  take(): ThreadMessage[] {
    this.#close();
    const messages = this.#messages;
    this.#messages = [];
    return messages;
  }

  #close(): void {
    this.#lines = 0;
    const batch = this.#builder.take();
    if (batch) this.#messages.push({ batch });
  }
}
