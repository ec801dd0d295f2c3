import type { Recording } from '../../server/contract/stored-recordings.ts';
import { toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import { stored as english } from '../language/en/stored.ts';
import { zoneOver } from '../state/shown-zone.ts';
import { bytesText } from './amounts.ts';
import { contentsOf, someAirports } from './recording-contents.ts';
import { TimeSpan } from './time-span.tsx';

const t = texts('stored', english);

/** Where and when a recording is of, what it holds, and what it was made from. */
export function RecordingFacts({ recording }: { recording: Recording }) {
  const { airportIds, from, to, bytes, importedAt } = recording;
  const zone = zoneOver(airportIds);
  const imported = toMs(importedAt);
  const made = [
    ...(bytes === null ? [] : [bytesText(bytes)]),
    t('imported', { time: `${zone.date(imported)} ${zone.minutes(imported)} ${zone.zone(imported)}` }),
  ];
  return (
    <>
      <p class="stored-where">
        <strong>{someAirports(airportIds)}</strong>
        {from !== null && to !== null && <TimeSpan from={from} to={to} zone={zone} />}
      </p>
      <p>{contentsOf(recording).join(' · ')}</p>
      <p class="muted small">{made.join(' · ')}</p>
    </>
  );
}
