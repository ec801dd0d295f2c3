import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forbiddenImports } from './import-rules.ts';

const ROOT = join(import.meta.dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)));
}

describe('the layers', () => {
  it.each(['server', 'web', 'data', 'migrations'])('%s imports along the arrows only', folder => {
    const files = sources(folder);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(file => forbiddenImports(file, readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});

describe('the checker', () => {
  it.each([
    ['server/contract/time.ts', "import { nanoid } from 'nanoid';", 'nanoid'],
    [
      'server/contract/time.ts',
      "import { Session } from '../replay/session.ts';",
      'server/replay/session.ts',
    ],
    ['server/replay/session.ts', "export { streamSse } from '../streams/sse.ts';", 'server/streams/sse.ts'],
    ['server/replay/session.ts', "import Database from 'better-sqlite3';", 'better-sqlite3'],
    ['server/replay/session.ts', "import { readFileSync } from 'node:fs';", 'node:fs'],
    ['server/streams/sse.ts', "import type { Handlers } from '../http/mount.ts';", 'server/http/mount.ts'],
    ['server/http/mount.ts', "import { createApp } from '../app.ts';", 'server/app.ts'],
    ['server/http/mount.ts', "const x = await import('../store/database.ts');", 'server/store/database.ts'],
    ['server/http/mount.ts', "type X = import('../store/database.ts').Database;", 'server/store/database.ts'],
    ['server/store/fold.ts', "import { Session } from '../replay/session.ts';", 'server/replay/session.ts'],
    [
      'server/ingest/ndjson.ts',
      "import { openDatabase } from '../store/database.ts';",
      'server/store/database.ts',
    ],
    ['server/app.ts', "import { openDatabase } from './store/database.ts';", 'server/store/database.ts'],
    [
      'web/state/session.ts',
      "import {\n  Session,\n} from '../../server/replay/session.ts';",
      'server/replay/session.ts',
    ],
    ['web/main.tsx', "import '../data/shift/plane.ts';", 'data/shift/plane.ts'],
    ['data/shift/plane.ts', "import { fold } from '../../server/store/fold.ts';", 'server/store/fold.ts'],
  ])('finds the arrow against the stream in %s: %s', (file, text, imported) => {
    expect(forbiddenImports(file, text)).toEqual([`${file} imports ${imported}`]);
  });

  it.each([
    ['server/contract/time.ts', "import { z } from 'zod';"],
    ['server/replay/session.ts', "import type { Filters } from '../contract/filters.ts';"],
    ['server/streams/sse.ts', "import type { Viewer } from '../replay/viewer.ts';"],
    ['server/http/mount.ts', "import express from 'express';"],
    ['server/store/session-store.ts', "import type { SessionStore } from '../replay/session-store.ts';"],
    ['server/services.ts', "import { openDatabase } from './store/database.ts';"],
    ['server/bin/import.ts', "import { importFile } from '../ingest/import-file.ts';"],
    ['web/main.tsx', "import { isoTime } from '../server/contract/time.ts';"],
    ['server/http/mount.ts', "// import { openDatabase } from '../store/database.ts'"],
  ])('lets pass, in %s: %s', (file, text) => {
    expect(forbiddenImports(file, text)).toEqual([]);
  });
});
