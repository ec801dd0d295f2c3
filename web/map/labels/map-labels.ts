import type { Theme } from '../../state/theme.ts';
import type { Label } from '../gl/labels.ts';
import { GROUND_COLORS } from '../ground-colors.ts';

const FONT = '600 11px "Inter Variable", system-ui, sans-serif';

/** Resolves once the labels' typeface can be drawn; they are drawn into an image, which is not made anew. */
export async function labelFontLoaded(): Promise<void> {
  await document.fonts.load(FONT);
}

/** A label that goes along with a place, `below` its middle (above it where negative), pixels. */
export type MapLabel = {
  readonly text: string;
  readonly strong: boolean;
  readonly below: number;
  /** `[east, north]` of the origin, degrees; `undefined` while what is labelled is not on the map. */
  readonly place: () => readonly [number, number] | undefined;
};

/** Labels as they are drawn: laid out anew only when other ones are shown, placed anew with every picture. */
export class MapLabels {
  #key = '';
  #labels: readonly Label[] = [];
  #places = new Float32Array(0);

  laidOut(
    callsigns: readonly MapLabel[],
    others: readonly MapLabel[],
    theme: Theme,
  ): { labels: readonly Label[]; places: Float32Array } {
    const shown = others.length > 0 ? [...callsigns, ...others] : callsigns;
    const key = `${theme}\n${shown.map(({ text, strong, below }) => `${text}\t${strong}\t${below}`).join('\n')}`;
    if (key !== this.#key) {
      this.#key = key;
      this.#labels = shown.map(label => looked(label, theme));
      this.#places = new Float32Array(2 * shown.length);
    }
    for (const [index, { place }] of shown.entries()) {
      // Whoever has left is drawn nowhere until other labels are chosen.
      const [east, north] = place() ?? [180, 0];
      this.#places[2 * index] = east;
      this.#places[2 * index + 1] = north;
    }
    return { labels: this.#labels, places: this.#places };
  }
}

function looked({ text, strong, below }: MapLabel, theme: Theme): Label {
  const { callsign, callsignGround, selected, onSelected } = GROUND_COLORS[theme];
  return {
    text,
    font: FONT,
    ink: strong ? onSelected : callsign,
    ground: strong ? selected : `${callsignGround}c7`,
    offset: [0, below],
  };
}
