import type { RecordingFormat } from '../../server/contract/recordings.ts';

/** The formats by what a person has. */
export const FORMAT_GROUPS = [
  { group: 'recordings', formats: ['ndjson', 'asterix', 'pcap', 'readsb', 'smes'] },
  { group: 'tables', formats: ['csv', 'json'] },
  { group: 'maps', formats: ['apt-dat', 'geojson', 'overpass'] },
] as const satisfies readonly { group: string; formats: readonly RecordingFormat[] }[];

/** How the names of such files end, in small letters. */
const ENDINGS = [
  '.ndjson',
  '.jsonl',
  '.ast',
  '.asterix',
  '.pcap',
  '.pcapng',
  '.cap',
  '.xml',
  '.csv',
  '.tsv',
  '.txt',
  '.json',
  '.dat',
  '.geojson',
  '.gz',
];

/** What a chooser of files shows. */
export const ACCEPTED = ENDINGS.join(',');

/** Whether a file of a folder, by its path in it, looks like one to import. What is hidden does not. */
export function isImportable(path: string): boolean {
  if (path.split('/').some(part => part.startsWith('.'))) return false;
  const name = path.toLowerCase();
  return ENDINGS.some(ending => name.endsWith(ending));
}
