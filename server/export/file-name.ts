import { toIso } from '../contract/time.ts';

/**
 * A name for an exported file, such as `LEBL-20201002T080000Z-20201002T090000Z-tracks.gpx`; without the times where the
 * range has no end. `from`, `to`: ms since the epoch.
 */
export function exportFileName(
  {
    airportId,
    from,
    to,
  }: { readonly airportId: string; readonly from?: number | undefined; readonly to?: number | undefined },
  content: string,
  extension: string,
): string {
  const times = [from, to].flatMap(time => (time === undefined ? [] : [compact(time)]));
  return `${[airportId, ...times, content].join('-')}.${extension}`;
}

/** ISO 8601, basic form, to the second. */
function compact(time: number): string {
  return toIso(time).replaceAll(/[-:]|\.\d+/g, '');
}
