/** The layers that painted lines go to. */
export type PaintLayer = 'taxi_line' | 'hold_line' | 'road_line' | 'other_line';

/** Of the yellow line types; each comes again, 50 higher, with a black border. */
const TAXI_CENTRE_LINES = new Set([1, 7, 10]);
const HOLD_LINES = new Set([4, 5, 6, 11, 12, 13, 14]);
const ROAD_LINES = new Set([20, 21, 22, 23, 24, 25]);

/**
 * The layer of an apt.dat line type: taxiway centre lines, holding positions, road paint, and everything else
 * (taxiway edges 3, boundaries 2, queue lanes 8 and 9, red, orange, blue and green lines).
 */
export function paintLayer(lineType: number): PaintLayer {
  const yellow = lineType > 50 ? lineType - 50 : lineType;
  if (TAXI_CENTRE_LINES.has(yellow)) return 'taxi_line';
  if (HOLD_LINES.has(yellow)) return 'hold_line';
  return ROAD_LINES.has(lineType) ? 'road_line' : 'other_line';
}
