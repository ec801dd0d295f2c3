import type { SpeedUnit } from '../format/measures.ts';
import { GAP_MS, type Track } from './track.ts';

/** What the plot draws: times in seconds since 1970 and speeds in a unit, `null` where the line has to break. */
export type SpeedSeries = { readonly times: number[]; readonly speeds: (number | null)[] };

/** The speeds of a track in `unit`, with a break in every gap of the recording. */
export function speedSeries({ times, speeds }: Track, unit: SpeedUnit): SpeedSeries {
  const series: SpeedSeries = { times: [], speeds: [] };
  let before: number | undefined;
  times.forEach((time, n) => {
    if (before !== undefined && time - before > GAP_MS) {
      series.times.push((before + 1) / 1000);
      series.speeds.push(null);
    }
    const speed = speeds[n] ?? null;
    series.times.push(time / 1000);
    series.speeds.push(speed === null ? null : speed * unit.perMs);
    before = time;
  });
  return series;
}

/** What a track amounts to: the greatest speed (m/s) and when (ms since 1970), and how many gaps. */
export type SpeedSummary = {
  readonly greatest: { readonly speed: number; readonly time: number } | null;
  readonly gaps: number;
};

/** Sums up `[from, to]` (ms since 1970) of a track. */
export function speedSummary({ times, speeds }: Track, from: number, to: number): SpeedSummary {
  let greatest: SpeedSummary['greatest'] = null;
  let gaps = 0;
  let before: number | undefined;
  times.forEach((time, n) => {
    if (time < from || time > to) return;
    if (before !== undefined && time - before > GAP_MS) gaps += 1;
    before = time;
    const speed = speeds[n] ?? null;
    if (speed !== null && speed > (greatest?.speed ?? -1)) greatest = { speed, time };
  });
  return { greatest, gaps };
}
