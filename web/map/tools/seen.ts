import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { AirportMap } from '../airport-map.ts';

/** How a map is seen, as it moves; told only to the precision in which it is shown. */
export type Seen = {
  /** Degrees clockwise from north that are up, whole, [0, 360). */
  readonly bearing: ReadonlySignal<number>;
  /** Whole degrees. */
  readonly pitch: ReadonlySignal<number>;
  /** Tenths. */
  readonly zoom: ReadonlySignal<number>;
  /** Metres that a pixel spans in the middle of the map, three digits. */
  readonly resolution: ReadonlySignal<number>;
};

/** Follows a map. */
export function useSeen(ground: AirportMap): Seen {
  const seen = useMemo(
    () => ({ bearing: signal(0), pitch: signal(0), zoom: signal(0), resolution: signal(1) }),
    [ground],
  );
  useEffect(() => {
    const tell = () => {
      const { bearing, pitch, zoom } = ground.camera;
      seen.bearing.value = (Math.round(bearing) + 360) % 360;
      seen.pitch.value = Math.round(pitch);
      seen.zoom.value = Math.round(zoom * 10) / 10;
      seen.resolution.value = Number(ground.resolution.toPrecision(3));
    };
    ground.map.on('move', tell);
    const stop = effect(() => {
      void ground.shown.value;
      tell();
    });
    return () => {
      stop();
      ground.map.off('move', tell);
    };
  }, [ground, seen]);
  return seen;
}
