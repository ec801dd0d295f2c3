import { mapLayers } from '../../state/map-layers.ts';
import type { Box } from '../labels/label-places.ts';
import { shownMap } from '../shown-map.ts';
import { namePlace } from './stand-features.ts';
import { STAND_NAMES_FROM } from './stand-layers.ts';

/** About the size of a name's characters, pixels. */
const HALF_CHARACTER = 4;
const HALF_LINE = 7;

/** Where the names of stands are written on the screen now: what is drawn over the map keeps off them. */
export function standNameBoxes(): Box[] {
  const ground = shownMap.peek();
  const shown = ground?.shown.peek();
  if (!ground || !shown || !mapLayers.peek().standNames || ground.map.getZoom() < STAND_NAMES_FROM) return [];
  const { clientWidth, clientHeight } = ground.map.getContainer();
  return shown.stands.flatMap(stand => {
    const [lon = 0, lat = 0] = namePlace(stand);
    const { x, y } = ground.map.project([lon, lat]);
    if (x < 0 || y < 0 || x > clientWidth || y > clientHeight) return [];
    return [{ x, y, halfWidth: stand.name.length * HALF_CHARACTER + 2, halfHeight: HALF_LINE }];
  });
}
