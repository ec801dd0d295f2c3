import { IMPORTABLE_ENDINGS } from '../../server/contract/importable-files.ts';
import type { RecordingFormat } from '../../server/contract/recordings.ts';

/** The formats by what a person has. */
export const FORMAT_GROUPS = [
  { group: 'recordings', formats: ['ndjson', 'asterix', 'pcap', 'readsb', 'smes'] },
  { group: 'tables', formats: ['csv', 'json'] },
  { group: 'maps', formats: ['apt-dat', 'geojson', 'overpass'] },
] as const satisfies readonly { group: string; formats: readonly RecordingFormat[] }[];

/** What a chooser of files shows. */
export const ACCEPTED = IMPORTABLE_ENDINGS.join(',');
