import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { progress } from './report.ts';
import { buildTenMillion } from './ten-million.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const FOLDER = join(tmpdir(), 'airside-bench-ten-million');
const STAMP = join(FOLDER, 'stamp.json');

export interface TenMillionFile {
  readonly path: string;
  readonly buildSeconds: number;
  /** Whether an earlier run had made it. */
  readonly reused: boolean;
}

/** The database of ten million positions, made where there is none of this schema and this generator. */
export async function tenMillionFile(): Promise<TenMillionFile> {
  const path = join(FOLDER, 'replay.sqlite');
  const sources = sourcesHash();
  const stamp = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : undefined;
  if (stamp?.sources === sources) return { path, buildSeconds: stamp.buildSeconds, reused: true };
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  progress('  making ten million positions, once (about 3.2 GB)');
  const buildSeconds = await buildTenMillion(path);
  writeFileSync(STAMP, JSON.stringify({ sources, buildSeconds }));
  return { path, buildSeconds, reused: false };
}

/** Of what decides on the file's content: the schema, the state's fields, and what is generated. */
function sourcesHash(): string {
  const migrations = join(PROJECT, 'migrations', 'recordings');
  const sources = [
    ...readdirSync(migrations).map(name => join(migrations, name)),
    join(PROJECT, 'server', 'contract', 'records.ts'),
    join(import.meta.dirname, 'ten-million.ts'),
  ];
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  return hash.digest('hex');
}
