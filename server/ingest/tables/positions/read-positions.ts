import type { LineBlock } from '../../line-cutter.ts';
import { handOver } from '../../recording-batch.ts';
import type { RecordingSink } from '../../recording-sink.ts';
import type { TableParser } from '../rows/table-parser.ts';
import type { PlainTable } from './plain-table.ts';
import { PositionReader } from './position-reader.ts';

/** A batch is of so much of the file, or a block more: what a batch costs by itself is shared by thousands of rows. */
const BATCH_BYTES = 512 * 1024;

/** Hands the positions of a table's lines to the sink, batch by batch. Returns how many were left out. */
export async function readPositions(
  blocks: AsyncIterable<LineBlock>,
  table: PlainTable,
  parser: TableParser,
  sink: RecordingSink,
): Promise<number> {
  const reader = new PositionReader(table, parser);
  const close = () => {
    const batch = reader.take();
    if (batch) handOver(batch, sink);
  };
  let bytes = 0;
  for await (const block of blocks) {
    reader.add(block);
    bytes += block.bytes.length;
    if (bytes < BATCH_BYTES) continue;
    bytes = 0;
    close();
  }
  reader.end();
  close();
  return reader.leftOut;
}
