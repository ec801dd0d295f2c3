import type { RecordingFormat } from '../contract/recordings.ts';

/** The airport whose map comes along, where there is but one. */
export function onlyOne(mapAirportIds: ReadonlySet<string>): string | undefined {
  const [first] = mapAirportIds;
  return mapAirportIds.size === 1 ? first : undefined;
}

/** What whoever imports tells about files; each is told by their content where left out. */
export interface ImportHints {
  readonly format?: RecordingFormat | undefined;
  /** ICAO location indicator. */
  readonly airportId?: string | undefined;
  /** The airport whose map comes along, alone: that of what nothing else places. */
  readonly mapAirportId?: string | undefined;
  /** `YYYY-MM-DD` in UTC of the first record, where a file tells only the time of day. */
  readonly date?: string | undefined;
  /** `latitude,longitude` in degrees of the point around which a sensor tells metres. */
  readonly reference?: string | undefined;
  /** Which column of a table holds what, as `time=when,id=unit`. */
  readonly columns?: string | undefined;
  /** How a table is read: a profile's text, or a preset's name. */
  readonly profile?: string | undefined;
  /** The zone of times that name none: `UTC`, `+02:00`, `Europe/Madrid`. */
  readonly timeZone?: string | undefined;
}
