/** `node test/bench/measured-decode.ts FILE`: decodes a recording of ASTERIX, stores nothing and prints what that took. */
import { asterixFormat } from '../../server/ingest/asterix/asterix-format.ts';
import { openSource } from '../../server/ingest/source.ts';
import { ASTERIX_HINTS } from './asterix-hints.ts';
import type { Imported } from './import-in-own-process.ts';

const [path = ''] = process.argv.slice(2);
const source = await openSource(path);
let rows = 0;
const sink = {
  write() {
    rows++;
  },
  writeMap() {},
  setAside() {
    throw new Error('sets something aside');
  },
};
const started = performance.now();
await asterixFormat.read({ source, sink, hints: ASTERIX_HINTS, airports: [], pass: () => ({}) });
const seconds = (performance.now() - started) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const decoded: Imported = {
  rows,
  seconds,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  peakBytes: maxRSS * 1024,
};
console.log(JSON.stringify(decoded));
