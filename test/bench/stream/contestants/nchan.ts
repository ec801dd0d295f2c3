import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onInterrupt } from '../../interrupt.ts';
import { childrenOf } from '../../process-load.ts';
import { CORES, keepOn } from '../cores.ts';
import { Program } from '../program.ts';
import type { Contestant } from './contestant.ts';
import { NCHAN_PATHS, nchanConfig } from './nchan-config.ts';
import type { NchanPublisher } from './nchan-publisher.ts';

const PUBLISHER = join(import.meta.dirname, 'nchan-publisher.ts');
const START_MS = 5000;

/** Starts nginx with nchan on a free port; `undefined` where they are not installed. */
export async function startNchan(): Promise<Contestant | undefined> {
  const installed = findNginx();
  if (!installed) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'airside-nchan-'));
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  const user = process.getuid?.() === 0 ? userInfo().username : undefined;
  writeFileSync(config, nchanConfig({ module: installed.module, folder, port, user }));
  const errors = join(folder, 'error.log');
  writeFileSync(errors, '');
  const nginx = spawn(installed.nginx, ['-p', folder, '-c', config, '-e', errors], { stdio: 'ignore' });
  const stop = () => {
    nginx.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  const forget = onInterrupt(stop);
  const pid = nginx.pid ?? 0;
  try {
    await untilAnswering(port, nginx);
  } catch (error) {
    const log = readFileSync(errors, 'utf8');
    forget();
    stop();
    throw new Error(`nginx with nchan did not start: ${log}`, { cause: error });
  }
  const pids = [pid, ...childrenOf(pid)];
  for (const one of pids) keepOn(CORES.server, one);
  const publisher = new Program<NchanPublisher>(PUBLISHER, CORES.load);
  await publisher.ask('connect', { port, path: NCHAN_PATHS.publish });
  return {
    address: { host: '127.0.0.1', port, path: NCHAN_PATHS.stream },
    pids,
    publish: schedule => publisher.ask('publish', schedule),
    cease: () => publisher.ask('cease'),
    collect: async () => undefined,
    stalled: async () => undefined,
    async stop() {
      await publisher.stop();
      forget();
      const exited = once(nginx, 'exit');
      stop();
      await exited;
    },
  };
}

/** nginx and nchan's module, as Debian's packages lay them. */
function findNginx(): { nginx: string; module: string } | undefined {
  for (const nginx of ['nginx', '/usr/sbin/nginx']) {
    const { status, stderr } = spawnSync(nginx, ['-V'], { encoding: 'utf8' });
    if (status !== 0) continue;
    const modules = /--modules-path=(\S+)/.exec(stderr)?.[1] ?? '/usr/lib/nginx/modules';
    const module = join(modules, 'ngx_nchan_module.so');
    if (existsSync(module)) return { nginx, module };
  }
  return undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until a worker answers: the port is taken before there is one. */
async function untilAnswering(port: number, nginx: ChildProcess): Promise<void> {
  const until = performance.now() + START_MS;
  while (nginx.exitCode === null && performance.now() < until) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      answer => answer.body?.cancel().then(() => true),
      () => false,
    );
    if (answered) return;
    await sleep(20);
  }
  throw new Error('it does not answer');
}
