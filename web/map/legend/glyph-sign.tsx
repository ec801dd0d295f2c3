import type { VehicleType } from '../../../server/contract/vocabulary.ts';
import { GLYPHS } from '../glyphs.ts';

/** The sign of a type of vehicle, as on the map's badges. */
export function GlyphSign({ type }: { type: VehicleType | null }) {
  const { fill, line, width = 3 } = GLYPHS[type ?? 'unknown'];
  return (
    <svg class="legend-sign glyph" width="16" height="16" viewBox="-1 -1 26 26" aria-hidden="true">
      {fill && <path d={fill} fill="currentColor" fill-rule="evenodd" />}
      {line && (
        <path
          d={line}
          fill="none"
          stroke="currentColor"
          stroke-width={width}
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      )}
    </svg>
  );
}
