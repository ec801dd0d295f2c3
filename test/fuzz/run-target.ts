/**
 * `node test/fuzz/run-target.ts NAME SECONDS SEED`: feeds one parser with damaged input for so long. Tells its parent of
 * each input before it is read, so that one on which the parser hangs is known.
 */
import fc from 'fast-check';
import { FUZZ_TARGETS } from './targets.ts';

const [name = '', seconds = '', seed = ''] = process.argv.slice(2);
const target = FUZZ_TARGETS.find(each => each.name === name);
if (!target) throw new Error(`no parser is called ${name}`);

/** Resolves once it is on its way. */
const tell = (message: object) => new Promise(resolve => process.send?.(message, resolve));

const result = await fc.check(
  fc.asyncProperty(target.input, async bytes => {
    await tell({ input: bytes.toString('base64') });
    await target.run(bytes);
  }),
  {
    seed: Number(seed),
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: Number(seconds) * 1000,
    markInterruptAsFailure: false,
  },
);
const { maxRSS } = process.resourceUsage();
const [counterexample] = result.counterexample ?? [];
await tell({
  runs: result.numRuns,
  peakBytes: maxRSS * 1024,
  failure: result.failed
    ? `${result.errorInstance} on ${counterexample?.toString('base64')} (base64)`
    : undefined,
});
process.disconnect?.();
