/**
 * `npm run faults -- [words]` does to the real server what can befall it, and prints what the contract says of each fault
 * and what was seen; with words, only the faults whose line holds one of them. Its exit code is 1 where something was not
 * as the contract says. What is under way goes to stderr.
 */
import { machine } from '../bench/machine.ts';
import { type FaultCase, NotPossible } from './fault-case.ts';
import { HARMS, IMPORTS, RESUMES } from './quick-faults.ts';
import { SLOW_FAULTS } from './slow-faults.ts';

interface Outcome {
  readonly verdict: 'ok' | 'NOT OK' | 'not possible here';
  readonly seen: string;
}

const words = process.argv.slice(2).map(word => word.toLowerCase());
const chosen = [...RESUMES, ...HARMS, ...IMPORTS, ...SLOW_FAULTS].filter(({ fault, done }) =>
  [[fault, done].join(' ').toLowerCase()].some(
    text => words.length === 0 || words.some(word => text.includes(word)),
  ),
);
if (chosen.length === 0) {
  console.error(`No fault has one of these words: ${words.join(', ')}`);
  process.exit(2);
}

async function outcomeOf({ run }: FaultCase): Promise<Outcome> {
  try {
    return { verdict: 'ok', seen: await run() };
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    return { verdict: error instanceof NotPossible ? 'not possible here' : 'NOT OK', seen };
  }
}

const heading = machine();
const lines = [
  '| fault | what was done | what the contract says | what was seen | |',
  '|---|---|---|---|---|',
];
let failed = 0;
for (const each of chosen) {
  process.stderr.write(`${each.fault} …\n`);
  const started = performance.now();
  const { verdict, seen } = await outcomeOf(each);
  process.stderr.write(`  ${verdict} after ${Math.round((performance.now() - started) / 1000)} s: ${seen}\n`);
  if (verdict === 'NOT OK') failed++;
  const cells = [each.fault, each.done, each.contract, seen, verdict];
  lines.push(`| ${cells.map(cell => cell.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`);
}
console.log(`\n${heading}\n\n${lines.join('\n')}`);
process.exit(failed > 0 ? 1 : 0);
