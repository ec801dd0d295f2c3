import { deepStrictEqual, match } from 'node:assert/strict';
import { type ChildProcess, execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FaultCase, NotPossible } from '../fault-case.ts';
import { ImportStage, position } from './import-stage.ts';
import { writeText } from './large-files.ts';

const LONG = 300_000;
const SMALL_DISK = 24_000_000;

function writeLong(path: string): void {
  writeText(
    path,
    Array.from({ length: LONG }, (_, second) => position(second, `T${second % 20}`)),
  );
}

/** Resolves once the import has written something of its transaction. */
async function underWay(stage: ImportStage): Promise<void> {
  const log = `${stage.database}-wal`;
  while (!existsSync(log) || statSync(log).size < 1_000_000) await sleep(5);
}

/** Imports a long file, does something to it while it is on its way in, and holds that nothing is left of it. */
function ended(
  fault: string,
  done: string,
  harm: (stage: ImportStage, child: ChildProcess, path: string) => void,
  expected: { readonly code: number | null; readonly err: RegExp },
): FaultCase {
  return {
    fault,
    done,
    contract: 'the store as before, no temporary file left',
    async run() {
      using stage = await ImportStage.open();
      const path = stage.path('long.ndjson');
      writeLong(path);
      const before = stage.contents();
      const { code, err } = await stage.import([path], child => {
        void underWay(stage).then(() => harm(stage, child, path));
      });
      deepStrictEqual(code, expected.code);
      match(err, expected.err);
      deepStrictEqual(stage.contents(), before, 'the store was changed');
      deepStrictEqual(stage.leftOver(['long.ndjson']), []);
      const told = lastLine(err).replaceAll(stage.folder, '…');
      const again = await stage.import([path]);
      deepStrictEqual(again.code, 0, 'the same file after that');
      return `${told || 'no word of it'} / the same file came in after that`;
    },
  };
}

/** What it said behind its progress. */
function lastLine(err: string): string {
  return err.trim().split('\n').at(-1) ?? '';
}

const fullDisk: FaultCase = {
  fault: 'import onto a disk that fills up',
  done: `${LONG.toLocaleString('en')} positions onto a file system of ${SMALL_DISK / 1e6} MB`,
  contract: 'said so, the store as before, no temporary file left',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'airside-imports-'));
    const elsewhere = mkdtempSync(join(tmpdir(), 'airside-imports-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK}`, 'tmpfs', folder], { stdio: 'pipe' });
    } catch (cause) {
      throw new NotPossible('a small file system cannot be mounted here', { cause });
    }
    try {
      mkdirSync(join(folder, 'store'));
      const stage = await ImportStage.open(join(folder, 'store'));
      const path = join(elsewhere, 'long.ndjson');
      writeLong(path);
      const before = stage.contents();
      const { code, err } = await stage.import([path]);
      deepStrictEqual(code, 1);
      match(err, /the disk is full/);
      deepStrictEqual(stage.contents(), before, 'the store was changed');
      deepStrictEqual(stage.leftOver([]), []);
      return lastLine(err).replaceAll(elsewhere, '…').replaceAll(stage.folder, '…');
    } finally {
      execFileSync('umount', [folder]);
      for (const each of [folder, elsewhere]) rmSync(each, { recursive: true });
    }
  },
};

/** Imports that do not come to their end. */
export const ENDED_IMPORTS: readonly FaultCase[] = [
  ended(
    'import of a file that changes while it is read',
    'a line appended in the middle',
    (_stage, _child, path) => appendFileSync(path, position(0)),
    { code: 1, err: /was changed while it was being read/ },
  ),
  ended('Ctrl-C in the middle of an import', 'SIGINT', (_stage, child) => child.kill('SIGINT'), {
    code: 130,
    err: /interrupted; nothing of it was kept/,
  }),
  ended(
    'an import killed in the middle',
    'SIGKILL, as when memory runs out',
    (_stage, child) => child.kill('SIGKILL'),
    { code: null, err: /^(?!.*kept)/s },
  ),
  fullDisk,
];
