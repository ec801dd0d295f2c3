import { TextLayer } from '@deck.gl/layers';
import type { Theme } from '../../state/theme.ts';
import type { Fleet, Origin } from '../fleet.ts';
import { GROUND_COLORS } from '../ground-colors.ts';
import { rgb } from '../status-colors.ts';

const FONT = '"Inter Variable", system-ui, sans-serif';

/** Resolves once the names' typeface can be drawn; they are drawn into an image, which is not made anew. */
export async function callsignFontLoaded(): Promise<void> {
  await document.fonts.load(`600 11px ${FONT}`);
}

/** A vehicle's name beside it, `below` pixels under its middle (above it where negative). */
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
  const { callsign, callsignGround } = GROUND_COLORS[theme];
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
    fontFamily: FONT,
    fontWeight: 600,
    characterSet: 'auto',
    fontSettings: { fontSize: 24, buffer: 4 },
    background: true,
    getBackgroundColor: [...rgb(callsignGround), 190],
    backgroundPadding: [4, 1],
    backgroundBorderRadius: 3,
    updateTriggers: { getPosition: frame, getColor: theme, getBackgroundColor: theme },
  });
}
