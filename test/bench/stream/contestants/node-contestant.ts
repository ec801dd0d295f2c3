import { join } from 'node:path';
import { CORES } from '../cores.ts';
import { Program } from '../program.ts';
import type { Contestant } from './contestant.ts';
import type { MessageServer } from './serve-messages.ts';

/** Starts a server program of this folder. */
export async function startNodeServer(file: string): Promise<Contestant> {
  const program = new Program<MessageServer>(join(import.meta.dirname, file), CORES.server);
  return {
    address: { host: '127.0.0.1', port: await program.ask('listen'), path: '/' },
    pids: [program.pid],
    publish: schedule => program.ask('publish', schedule),
    cease: () => program.ask('cease'),
    collect: () => program.ask('collect'),
    stalled: () => program.ask('stalled'),
    stop: () => program.stop(),
  };
}
