import { TextLayer } from '@deck.gl/layers';
import type { Theme } from '../../state/theme.ts';
import type { Fleet, Origin } from '../fleet.ts';
import { GROUND_COLORS } from '../ground-colors.ts';
import { rgb } from '../status-colors.ts';

/** A vehicle's name beside it, `below` pixels under its middle. */
export type Callsign = {
  readonly fleet: Fleet;
  readonly vehicleId: string;
  readonly text: string;
  readonly below: number;
};

/**
 * Names that go along with their vehicles. The texts are laid out anew only when the list is another array; where they
 * stand, at every `frame`.
 */
export function callsignLayer(
  callsigns: readonly Callsign[],
  frame: number,
  origin: Origin,
  theme: Theme,
): TextLayer<Callsign> {
  const { callsign, callsignHalo } = GROUND_COLORS[theme];
  return new TextLayer<Callsign>({
    id: 'callsigns',
    data: callsigns,
    coordinateSystem: 'lnglat-offsets',
    coordinateOrigin: [origin.lon, origin.lat, 0],
    getText: each => each.text,
    getPosition: ({ fleet, vehicleId }) => {
      const row = fleet.rowOf(vehicleId) ?? -1;
      const { shown } = fleet.motions;
      return [shown[2 * row] ?? 0, shown[2 * row + 1] ?? 0, 0];
    },
    getPixelOffset: each => [0, each.below],
    getSize: 11,
    getColor: [...rgb(callsign), 255],
    fontFamily: 'system-ui, sans-serif',
    fontWeight: 600,
    characterSet: 'auto',
    fontSettings: { sdf: true, fontSize: 48, buffer: 8, radius: 12 },
    outlineWidth: 3,
    outlineColor: [...rgb(callsignHalo), 255],
    updateTriggers: { getPosition: frame, getColor: theme },
  });
}
