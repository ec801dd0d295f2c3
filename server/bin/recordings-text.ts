import type { Recording, RecordingReport } from '../contract/stored-recordings.ts';
import { reportOutcome } from './import-report.ts';
import { printable } from './plain-text.ts';

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** The list of recordings, for the person at the terminal. */
export function listText(recordings: readonly Recording[]): string {
  if (recordings.length === 0) return 'The store holds no recordings.\n';
  return recordings.map(recordingText).join('');
}

/** What was told of a recording when it was imported. */
export function reportText({ recording, quality, notes }: RecordingReport): string {
  if (!quality)
    return `${recordingText(recording)}    its report was not kept, or an older version wrote it\n`;
  const { recordingId, format, name } = recording;
  return reportOutcome(printable(name), { recordingId, format, summary: { ...quality, notes } });
}

function recordingText(recording: Recording): string {
  const { recordingId, name, format, bytes, importedAt, airportIds, maps, from, to, setAside } = recording;
  const records = Object.entries(recording.counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count.toLocaleString('en')} ${kind}`);
  const holds = [
    ...(records.length > 0 ? [`records: ${records.join(', ')}`] : []),
    ...(maps.length > 0 ? [`maps: ${some(maps)}`] : []),
    ...(setAside > 0 ? [`set aside: ${setAside.toLocaleString('en')}`] : []),
  ];
  const size = bytes === null ? '' : `, ${sizeText(bytes)}`;
  const span = from && to ? `, ${from} to ${to}` : '';
  return [
    `${recordingId}  ${printable(name)} (${format}${size}), imported ${importedAt}`,
    `    ${some(airportIds)}${span}`,
    ...(holds.length > 0 ? [`    ${holds.join('; ')}`] : []),
    '',
  ].join('\n');
}

/** As many as fit a line. */
function some(airportIds: readonly string[]): string {
  const shown = airportIds.slice(0, 8).join(', ');
  return airportIds.length > 8 ? `${shown} and ${airportIds.length - 8} more` : shown;
}

/** A number of bytes in a unit that suits it. */
export function sizeText(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return `${size.toLocaleString('en', { maximumFractionDigits: digits })} ${UNITS[unit]}`;
}
