import type { Fleet, Origin } from '../fleet.ts';
import { type Atlas, LENGTH_SHARE } from '../symbols/atlas.ts';
import { SilhouetteLayer } from './silhouette-layer.ts';

type Columns = { readonly looks: number; readonly icon: object; readonly size: object };

/** The layer of one fleet. It hands the graphics card only what changed: every frame where and which way, seldom the rest. */
export class FleetLayer {
  readonly #id: string;
  readonly #fleet: Fleet;
  readonly #atlas: Atlas;
  readonly #origin: Origin;
  #angles = new Float32Array(0);
  #columns: Columns | undefined;

  constructor(id: string, fleet: Fleet, atlas: Atlas, origin: Origin) {
    this.#id = id;
    this.#fleet = fleet;
    this.#atlas = atlas;
    this.#origin = origin;
  }

  /** @param minPixels the least length on the screen */
  layer(minPixels: number): SilhouetteLayer {
    const { count, motions, color } = this.#fleet;
    const { icon, size } = this.#seldom();
    return new SilhouetteLayer({
      id: this.#id,
      data: {
        length: count,
        attributes: {
          getPosition: { value: motions.shown.subarray(0, 2 * count), size: 2 },
          getAngle: { value: this.#turned(), size: 1 },
          getColor: { value: color.subarray(0, 4 * count), size: 4 },
          getIcon: icon,
          getSize: size,
        },
      },
      coordinateSystem: 'lnglat-offsets',
      coordinateOrigin: [this.#origin.lon, this.#origin.lat, 0],
      // Any image will do; the type knows but addresses and textures.
      iconAtlas: this.#atlas.image as unknown as string,
      iconMapping: this.#atlas.mapping,
      sizeUnits: 'meters',
      sizeScale: 1 / LENGTH_SHARE,
      sizeMinPixels: minPixels / LENGTH_SHARE,
      billboard: false,
    });
  }

  #seldom(): Columns {
    const { looks, count, silhouette, length } = this.#fleet;
    if (this.#columns?.looks !== looks) {
      this.#columns = {
        looks,
        icon: { value: silhouette.slice(0, count), size: 1 },
        size: { value: length.slice(0, count), size: 1 },
      };
    }
    return this.#columns;
  }

  /** Headings turn clockwise, deck.gl's angles the other way. */
  #turned(): Float32Array {
    const { count, motions } = this.#fleet;
    if (this.#angles.length < count) this.#angles = new Float32Array(2 * count);
    for (let row = 0; row < count; row += 1) this.#angles[row] = -(motions.shownHeading[row] ?? 0);
    return this.#angles.subarray(0, count);
  }
}
