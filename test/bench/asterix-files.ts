import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ethernet, ipv4, pcap } from '../ingest/asterix/encode/captures.ts';
import { encodeBlock } from '../ingest/asterix/encode/encode-record.ts';
import { surfaceRecord } from '../ingest/asterix/encode/targets.ts';

const RECORDING = '../shared/data/lebl/201002-lebl-080001_mlat.ast';
const TARGET_REPORT = 1;
const GENERATED_VEHICLES = 200;
const GENERATED_SECONDS = 500;
const START = 8 * 3600;
const DAY = Date.UTC(2020, 9, 2);
const PACKETS_PER_WRITE = 1000;

/** A recording of CAT010, bare and as a capture of the network, with the same blocks. */
export interface AsterixFiles {
  readonly blocks: string;
  readonly capture: string;
  /** Target reports in each. */
  readonly reports: number;
  readonly bytes: number;
  /** What they were made from, in words. */
  readonly origin: string;
}

/**
 * Writes the real recording over and over, until it holds as many target reports as asked for; where it is absent, one
 * of generated vehicles. Each repetition jumps back in time, and so is of the next day.
 */
export function writeAsterix(folder: string, leastReports: number): AsterixFiles {
  const isReal = existsSync(RECORDING);
  const once = isReal ? readFileSync(RECORDING) : generated();
  const ends = blockEnds(once);
  const reportsOnce = ends.filter((_, index) => isTargetReport(once, ends[index - 1] ?? 0)).length;
  const times = Math.ceil(leastReports / reportsOnce);

  const blocks = join(folder, 'reports.ast');
  const file = openSync(blocks, 'w');
  for (let time = 0; time < times; time++) writeSync(file, once);
  closeSync(file);

  const capture = join(folder, 'reports.pcap');
  const captureFile = openSync(capture, 'w');
  writeSync(captureFile, pcap([]));
  for (let time = 0; time < times; time++) writePackets(captureFile, once, ends, DAY + time * 86_400_000);
  closeSync(captureFile);
  const origin = isReal ? 'the recording of Barcelona, repeated' : 'generated vehicles';
  return { blocks, capture, reports: reportsOnce * times, bytes: statSync(blocks).size, origin };
}

function writePackets(file: number, bytes: Buffer, ends: readonly number[], midnight: number): void {
  for (let first = 0; first < ends.length; first += PACKETS_PER_WRITE) {
    const packets = ends.slice(first, first + PACKETS_PER_WRITE).map((end, index) => {
      const start = ends[first + index - 1] ?? 0;
      const seconds = START + (first + index) / 16;
      return {
        bytes: ethernet(ipv4(bytes.subarray(start, end))),
        capturedMs: midnight + Math.floor(seconds * 1000),
      };
    });
    writeSync(file, pcap(packets).subarray(pcap([]).length));
  }
}

function blockEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    at += bytes.readUInt16BE(at + 1);
    ends.push(at);
  }
  return ends;
}

/** The message type is the second item of a record whose list of items is up to four bytes long. */
function isTargetReport(bytes: Buffer, start: number): boolean {
  let list = start + 3;
  while ((bytes[list] ?? 0) & 1) list++;
  return bytes[list + 3] === TARGET_REPORT;
}

function generated(): Buffer {
  const blocks: Buffer[] = [];
  for (let second = 0; second < GENERATED_SECONDS; second++) {
    for (let vehicle = 0; vehicle < GENERATED_VEHICLES; vehicle++) {
      const angle = ((second + vehicle * 7) * Math.PI) / 180;
      const record = surfaceRecord({
        seconds: START + second,
        x: Math.sin(angle) * 2000 + vehicle,
        y: Math.cos(angle) * 2000,
        vx: Math.cos(angle) * 10,
        vy: -Math.sin(angle) * 10,
        kind: 1 + (vehicle % 2),
        address: 0x340000 + vehicle,
        track: vehicle,
        callsign: `GSE${vehicle}`,
      });
      blocks.push(encodeBlock(10, record));
    }
  }
  return Buffer.concat(blocks);
}
