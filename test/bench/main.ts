/**
 * `npm run bench -- [ingest | store | page | stream …]` measures the parts named, by default ingest, store and page;
 * `npm run bench -- layout [rows in millions] [layout,…] [page size,…] [time | vehicle]` compares layouts of the record
 * table; `npm run bench -- soak [seconds]` lets viewers come and go for ten minutes or so long;
 * `npm run bench -- page-soak [minutes]` plays in one page for half an hour or so long. Prints a table with the machine it was measured on; what is under way goes to stderr.
 */
import { ingest } from './ingest.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { machine } from './machine.ts';
import { page } from './page/page.ts';
import { pageSoak } from './page/page-soak.ts';
import { type Measured, progress, table } from './report.ts';
import { soak } from './soak/soak.ts';
import { store } from './store.ts';
import { layout } from './store-layout.ts';
import { stream } from './stream/stream.ts';

type Part = (args: readonly string[]) => Promise<Measured[]>;

const PARTS: Readonly<Record<string, Part>> = {
  ingest,
  store,
  page,
  stream,
  layout,
  soak,
  'page-soak': pageSoak,
};
/** These stand alone, and are told what follows them. */
const WITH_ARGUMENTS: ReadonlySet<string> = new Set(['layout', 'soak', 'page-soak']);
const DEFAULT = ['ingest', 'store', 'page'];

const [first, ...rest] = process.argv.slice(2);
const alone = first !== undefined && WITH_ARGUMENTS.has(first);
const named = first === undefined ? DEFAULT : alone ? [first] : [first, ...rest];
const unknown = named.filter(name => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
stopOnInterrupt();
const heading = machine();
const started = performance.now();
const rows: Measured[] = [];
for (const name of named) {
  progress(`${name} …`);
  rows.push(...((await PARTS[name]?.(alone ? rest : [])) ?? []));
}
console.log(`\n${heading}\nTook    ${Math.round((performance.now() - started) / 1000)} s\n\n${table(rows)}`);
