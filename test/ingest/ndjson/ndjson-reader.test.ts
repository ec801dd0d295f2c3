import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NdjsonLine } from '../../../server/contract/lines.ts';
import { LineSplitter, SET_ASIDE_TEXT_LENGTH } from '../../../server/ingest/line-splitter.ts';
import { checkNdjsonLine } from '../../../server/ingest/ndjson/check-line.ts';
import { NdjsonReader } from '../../../server/ingest/ndjson/ndjson-reader.ts';
import {
  linesOf,
  type PositionColumns,
  type RecordBatch,
  runsOf,
  textOf,
} from '../../../server/ingest/recording-batch.ts';
import type { SetAside } from '../../../server/ingest/recording-sink.ts';
import { ndjsonTarget } from '../../fuzz/ndjson.ts';
import { oddPositions } from './odd-positions.ts';

interface Read {
  readonly lines: NdjsonLine[];
  readonly setAside: SetAside[];
}

function readBatches(bytes: Buffer, chunkBytes: number): Read & { readonly others: number } {
  const reader = new NdjsonReader();
  const batches: (RecordBatch | undefined)[] = [];
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    batches.push(reader.push(bytes.subarray(start, start + chunkBytes)));
  }
  batches.push(reader.end());
  const given = batches.filter(batch => batch !== undefined);
  for (const { positions } of given) expectWrittenAsByJavaScript(positions);
  return {
    lines: given.flatMap(linesOf),
    setAside: given.flatMap(batch => batch.setAside),
    others: given.reduce((sum, { others }) => sum + others.length, 0),
  };
}

/** The runs, put together, are texts that JSON.stringify would give. */
function expectWrittenAsByJavaScript(positions: PositionColumns) {
  const text = textOf(positions);
  let run = 0;
  let end = 0;
  for (const given of positions.given) {
    const start = end;
    run += runsOf(given);
    end = positions.runEnds[run - 1] ?? 0;
    const state = `${text.slice(start, end)}}`;
    expect(JSON.stringify(JSON.parse(state))).toBe(state);
  }
  expect(end).toBe(text.length);
}

/** Each line by the contract's schema. */
function readByRule(bytes: Buffer): Read {
  const splitter = new LineSplitter();
  const lines: NdjsonLine[] = [];
  const setAside: SetAside[] = [];
  for (const batch of [splitter.push(bytes), splitter.end()]) {
    if (!batch) continue;
    setAside.push(...batch.setAside);
    for (const [index, text] of batch.lines.entries()) {
      if (text.trim() === '') continue;
      const checked = checkNdjsonLine(text);
      if ('line' in checked) lines.push(checked.line);
      else {
        const line = batch.firstLine + index;
        setAside.push({ line, text: text.slice(0, SET_ASIDE_TEXT_LENGTH), reason: checked.reason });
      }
    }
  }
  return { lines, setAside: setAside.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** As the store and the wire have them: zero without a sign, and in whichever order the fields come. */
const plain = (lines: readonly object[]) => lines.map(line => JSON.parse(JSON.stringify(line)));

function expectByRule(bytes: Buffer, chunkBytes: number) {
  const read = readBatches(bytes, chunkBytes);
  const rule = readByRule(bytes);
  expect(plain(read.lines)).toEqual(plain(rule.lines));
  expect([...read.setAside].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))).toEqual(rule.setAside);
}

describe('batches of NDJSON', () => {
  it('hold what the contract makes of positions, however they are written', () => {
    fc.assert(
      fc.property(oddPositions, fc.integer({ min: 1, max: 400 }), (text, chunkBytes) =>
        expectByRule(Buffer.from(text), chunkBytes),
      ),
      { numRuns: 400 },
    );
  });

  it('hold what the contract makes of damaged files', () => {
    fc.assert(fc.property(ndjsonTarget.input, fc.integer({ min: 1, max: 400 }), expectByRule), {
      numRuns: 200,
    });
  });

  it('number lines and drop a byte order mark', () => {
    const position =
      '{"kind":"vehicle_update","airportId":"LEBL","vehicleId":"T1","time":"2020-10-02T08:00:00Z","lon":2,"lat":41}';
    const bytes = Buffer.from(`\uFEFF${position}\r\n\n${position}\nx\n${position}`);
    expectByRule(bytes, 1000);
    const { others, lines, setAside } = readBatches(bytes, 1000);
    expect({ others, lines: lines.length, setAside: setAside.map(({ line }) => line) }).toEqual({
      others: 0,
      lines: 3,
      setAside: [4],
    });
  });
});
