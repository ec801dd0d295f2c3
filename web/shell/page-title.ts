import { effect } from '@preact/signals';
import { airport } from '../state/airports.ts';
import { shownTime } from '../state/shown.ts';
import { shownZone } from '../state/shown-zone.ts';

const NAME = 'Airside Replay';

/** Keeps the document's title so that tabs and bookmarks tell moments apart. Returns what ends it. */
export function keepTitle(): () => void {
  return effect(() => {
    const title = titleOf(airport.value?.airportId, minutesShown());
    if (document.title !== title) document.title = title;
  });
}

/** `07:10 LEBL · Airside Replay`, of which what is not known is left out. */
export function titleOf(airportId: string | undefined, minutes: string | undefined): string {
  if (airportId === undefined) return NAME;
  return `${minutes === undefined ? '' : `${minutes} `}${airportId} · ${NAME}`;
}

function minutesShown(): string | undefined {
  const time = shownTime.value;
  return time === null ? undefined : shownZone.value.minutes(time);
}
