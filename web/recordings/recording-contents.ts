import { RECORD_KINDS } from '../../server/contract/records.ts';
import type { Recording } from '../../server/contract/stored-recordings.ts';
import { texts } from '../language/catalogues.ts';
import { stored as english } from '../language/en/stored.ts';

const t = texts('stored', english);

/** How many airports are named before the rest is counted. */
const NAMED = 6;

/** What a recording holds, part by part, as `12,345 positions`. */
export function contentsOf({ counts, maps, setAside }: Recording): string[] {
  return [
    ...RECORD_KINDS.flatMap(kind => (counts[kind] > 0 ? [t(`counts.${kind}`, { count: counts[kind] })] : [])),
    ...(maps.length > NAMED ? [t('maps', { count: maps.length })] : []),
    ...(maps.length > 0 && maps.length <= NAMED ? [t('map', { airports: maps.join(', ') })] : []),
    ...(setAside > 0 ? [t('setAside', { count: setAside })] : []),
  ];
}

/** The first of them by name, and how many more there are. */
export function someAirports(airportIds: readonly string[]): string {
  const named = airportIds.slice(0, NAMED).join(', ');
  return airportIds.length > NAMED ? t('more', { airports: named, count: airportIds.length - NAMED }) : named;
}

/** The airports that vanish with a recording, since no other of `recordings` names them. */
export function onlyIn(recording: Recording, recordings: readonly Recording[]): string[] {
  const others = recordings.filter(({ recordingId }) => recordingId !== recording.recordingId);
  return recording.airportIds.filter(id => !others.some(({ airportIds }) => airportIds.includes(id)));
}
