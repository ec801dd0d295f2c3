/**
 * `npm run fuzz -- [SECONDS [NAME…]]`: feeds every parser, or those named, with damaged input for 60 s each, or as long as
 * told, in a process of its own, and prints what came of it. Its exit code is 1 where one crashed, hung or grew.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { FUZZ_TARGETS } from './targets.ts';

const SECONDS = 60;
/** One input is at most some ten kB. */
const HANGS_AFTER_MS = 10_000;
const MOST_BYTES = 600e6;

type Message =
  | { readonly input: string }
  | { readonly runs: number; readonly peakBytes: number; readonly failure?: string };

async function fuzz(
  name: string,
  seconds: number,
  seed: number,
): Promise<{ readonly verdict: string; readonly told: string }> {
  const child = fork(join(import.meta.dirname, 'run-target.ts'), [name, `${seconds}`, `${seed}`]);
  let input = '';
  let outcome: { verdict: string; told: string } | undefined;
  const hung = () => {
    outcome = { verdict: 'HUNG', told: `for ${HANGS_AFTER_MS / 1000} s on ${input} (base64)` };
    child.kill('SIGKILL');
  };
  let watch = setTimeout(hung, 2 * HANGS_AFTER_MS);
  child.on('message', (message: Message) => {
    clearTimeout(watch);
    if ('input' in message) {
      input = message.input;
      watch = setTimeout(hung, HANGS_AFTER_MS);
      return;
    }
    const { runs, peakBytes, failure } = message;
    const grew = peakBytes > MOST_BYTES;
    outcome = {
      verdict: failure ? 'FAILED' : grew ? 'GREW' : 'ok',
      told: failure ?? `${runs.toLocaleString('en')} inputs, ${Math.round(peakBytes / 1e6)} MB at most`,
    };
  });
  // What it told last comes before its channel closes, though maybe after its end.
  const closed = new Promise(resolve => child.once('disconnect', resolve));
  const [code] = await once(child, 'exit');
  await closed;
  clearTimeout(watch);
  return outcome ?? { verdict: 'CRASHED', told: `with exit code ${code} on ${input} (base64)` };
}

const [first = `${SECONDS}`, ...names] = process.argv.slice(2);
const seconds = Number(first);
const chosen = FUZZ_TARGETS.filter(({ name }) => names.length === 0 || names.includes(name));
if (!(seconds > 0) || chosen.length === 0) {
  console.error(
    `Usage: npm run fuzz -- [SECONDS [NAME…]], NAME of ${FUZZ_TARGETS.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
const seed = Math.floor(Math.random() * 2 ** 31);
console.log(`seed ${seed}, ${seconds} s each`);
let failed = 0;
for (const { name } of chosen) {
  const { verdict, told } = await fuzz(name, seconds, seed);
  if (verdict !== 'ok') failed++;
  console.log(`${name.padEnd(10)} ${verdict.padEnd(8)} ${told}`);
}
process.exit(failed > 0 ? 1 : 0);
