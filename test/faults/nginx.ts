import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { NotPossible } from './fault-case.ts';

const PROGRAMS = ['nginx', '/usr/sbin/nginx'];

/**
 * A real nginx with Debian's defaults before a server: `proxy_pass` and nothing else, but for the WebSocket's endpoint
 * the usual headers of an upgrade. It lives in a folder of its own, as whatever user runs it.
 */
export class Nginx implements AsyncDisposable {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(child: ChildProcess, port: number, folder: string) {
    this.#child = child;
    this.url = `http://127.0.0.1:${port}`;
    this.#folder = folder;
  }

  /** Throws {@link NotPossible} where the machine has no nginx. */
  static async start(upstream: string): Promise<Nginx> {
    const program = PROGRAMS.find(name => spawnSync(name, ['-v']).status === 0);
    if (!program) throw new NotPossible('there is no nginx; on Debian: apt-get install nginx');
    const folder = mkdtempSync(join(tmpdir(), 'airside-nginx-'));
    const port = await freePort();
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, configuration(upstream, port, folder));
    const child = spawn(program, ['-p', folder, '-c', file, '-e', join(folder, 'error.log')], {
      stdio: 'ignore',
    });
    const nginx = new Nginx(child, port, folder);
    if (
      await eventually(
        () => answers(port),
        yes => yes,
      )
    )
      return nginx;
    const said = readFileSync(join(folder, 'error.log'), 'utf8');
    await nginx[Symbol.asyncDispose]();
    throw new Error(`nginx does not listen: ${said}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGQUIT');
      setTimeout(() => this.#child.kill('SIGKILL'), 1000).unref();
      await exited;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function configuration(upstream: string, port: number, folder: string): string {
  const asRoot = process.getuid?.() === 0 ? 'user root;' : '';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    ${asRoot}
    daemon off;
    pid ${folder}/nginx.pid;
    worker_processes 1;
    events {}
    http {
      access_log off;
      ${temporary.map(name => `${name}_temp_path ${folder}/${name};`).join('\n      ')}
      server {
        listen 127.0.0.1:${port};
        location / {
          proxy_pass ${upstream};
        }
        location ~ /ws$ {
          proxy_pass ${upstream};
          proxy_http_version 1.1;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection "upgrade";
        }
      }
    }`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}
