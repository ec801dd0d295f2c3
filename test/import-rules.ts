import { posix } from 'node:path';

interface Layer {
  /** Path of its files, or the start of it. */
  readonly at: string;
  /** Paths, or starts of them, that it may import beside its own. */
  readonly from: readonly string[];
  /** The packages and built-in modules that it may import; any where this is left out. */
  readonly packages?: RegExp;
}

/** What the store may know of the engine: the interfaces that the engine declares for it. */
const ENGINE_NEEDS = [
  'server/replay/clock.ts',
  'server/replay/playhead.ts',
  'server/replay/record-reader.ts',
  'server/replay/session-store.ts',
];

const SEES_ALL: Omit<Layer, 'at'> = { from: ['server/', 'data/', 'migrations/', 'package.json'] };

/** The house, first match first. */
const LAYERS: readonly Layer[] = [
  { at: 'server/contract/', from: [], packages: /^zod$/ },
  { at: 'server/replay/', from: ['server/contract/'], packages: /^(nanoid|node:timers\/promises)$/ },
  {
    at: 'server/streams/',
    from: ['server/contract/', 'server/replay/'],
    packages: /^(ws|node:(http|net|stream))$/,
  },
  { at: 'server/export/', from: ['server/contract/', 'server/replay/'], packages: /^$/ },
  {
    at: 'server/http/',
    from: [
      'server/contract/',
      'server/replay/',
      'server/streams/',
      'server/export/',
      'server/log/',
      'server/roads/',
      'server/ingest/geodesy.ts',
    ],
  },
  { at: 'server/log/', from: ['server/replay/'], packages: /^pino$/ },
  {
    at: 'server/metrics/',
    from: ['server/contract/', 'server/replay/', 'server/streams/', 'server/http/request-telemetry.ts'],
    packages: /^prom-client$/,
  },
  {
    at: 'server/store/',
    from: [
      'server/contract/',
      ...ENGINE_NEEDS,
      'server/ingest/recording-',
      'server/export/given-record.ts',
      'server/roads/',
      'migrations/',
    ],
  },
  { at: 'server/ingest/', from: ['server/contract/', 'server/replay/clock.ts', 'server/roads/'] },
  {
    at: 'server/roads/',
    from: ['server/contract/', 'server/ingest/geodesy.ts'],
    packages: /^(zod|geojson)$/,
  },
  {
    at: 'server/app.ts',
    from: [
      'server/contract/',
      'server/replay/',
      'server/streams/',
      'server/export/given-record.ts',
      'server/http/',
      'server/log/',
    ],
  },
  { at: 'server/config.ts', from: [], packages: /^(zod|node:(net|os))$/ },
  { at: 'server/listener.ts', from: ['server/http/upgrading-server.ts'] },
  { at: 'server/demo-import.ts', from: ['server/http/readiness.ts'] },
  { at: 'server/import-process.ts', from: ['server/contract/', 'server/http/recording-importer.ts'] },
  { at: 'server/services.ts', ...SEES_ALL },
  { at: 'server/main.ts', ...SEES_ALL },
  { at: 'server/bin/', ...SEES_ALL },
  { at: 'web/', from: ['server/contract/'] },
  { at: 'data/network/build/', from: ['data/', 'server/ingest/', 'server/roads/', 'server/contract/'] },
  { at: 'data/make-', from: ['data/', 'server/ingest/', 'server/contract/'] },
  { at: 'data/', from: ['server/contract/', 'server/ingest/geodesy.ts', 'server/roads/'] },
  { at: 'migrations/', from: [] },
];

const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const IMPORT = /(?<!\.)\b(?:from|import)\s*\(?\s*(['"])(?<module>[^'"\n]+)\1/g;

/** The imports of a file that run against the layers' arrows, as `file imports module`. */
export function forbiddenImports(file: string, text: string): string[] {
  const layer = LAYERS.find(({ at }) => file.startsWith(at));
  if (!layer) return [`${file} stands in no layer`];
  const modules = [...text.replace(COMMENT, '').matchAll(IMPORT)].map(match => match.groups?.module ?? '');
  return modules
    .map(module => (module.startsWith('.') ? posix.join(posix.dirname(file), module) : module))
    .filter((module, index) => {
      if (!modules[index]?.startsWith('.')) return layer.packages ? !layer.packages.test(module) : false;
      return ![layer.at, ...layer.from].some(allowed => module.startsWith(allowed));
    })
    .map(module => `${file} imports ${module}`);
}
