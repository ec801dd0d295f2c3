import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { texts } from '../../language/catalogues.ts';
import { details as english } from '../../language/en/details.ts';
import { listed } from '../../panels/listed.ts';
import { type Stop, stopsOf } from '../../plot/stops.ts';
import { shift, shiftReading } from '../../shift/shift.ts';
import type { Selection } from '../../state/selection.ts';
import type { TrackReading } from '../speed/vehicle-track.ts';
import { flightStory } from './flight-story.ts';
import { standStory } from './stand-story.ts';
import { StoryList } from './story-list.tsx';
import { taskStory } from './task-story.ts';
import { vehicleStory } from './vehicle-story.ts';

const t = texts('details', english);

const NO_STOPS: readonly Stop[] = [];

type StoryTabProps = { selected: Selection; name: string; track: ReadonlySignal<TrackReading> };

/** The whole story of what is selected, as far as the shift is read. */
export function StoryTab({ selected: { kind, id }, name, track }: StoryTabProps) {
  const log = shift.value;
  const reading = track.value;
  const stops = useMemo(
    () => (kind === 'vehicle' && reading.state === 'read' ? stopsOf(reading.track) : NO_STOPS),
    [kind, reading],
  );
  const vehicle = kind === 'vehicle' ? listed.value.entities.vehicles.get(id) : undefined;
  const flightId = vehicle?.vehicleType === 'aircraft' ? vehicle.flightId : null;
  const events = useMemo(() => {
    switch (kind) {
      case 'vehicle':
        return vehicleStory(id, log, { stops, flightId });
      case 'task':
        return taskStory(id, log);
      case 'flight':
        return flightStory(id, log);
      case 'stand':
        return standStory(id, log);
    }
  }, [kind, id, log, stops, flightId]);
  return (
    <>
      <ReadingNote />
      {kind === 'vehicle' && reading.state !== 'read' && (
        <p class="muted small" role="status">
          {t(reading.state === 'failed' ? 'story.stopsFailed' : 'story.stopsReading')}
        </p>
      )}
      <StoryList events={events} name={name} />
    </>
  );
}

function ReadingNote() {
  const reading = shiftReading.value;
  if (reading.state === 'read' || reading.state === 'waiting') return null;
  return (
    <p class="muted small" role="status">
      {reading.state === 'failed'
        ? t('story.failed', { reason: reading.reason })
        : t('story.reading', { percent: Math.round(reading.share * 100) })}
    </p>
  );
}
