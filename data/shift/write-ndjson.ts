import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { loadNetwork } from '../network/network.ts';
import { generateShift } from './generate-shift.ts';

/** `node data/shift/write-ndjson.ts [--seed N] > shift.ndjson`: the demo's shift as a file of the native format. */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });
let text = '';
for (const line of generateShift({ seed: Number(values.seed), network: loadNetwork('LEBL') })) {
  text += `${JSON.stringify(line)}\n`;
  if (text.length < 1 << 18) continue;
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  text = '';
}
process.stdout.write(text);
