import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Selection } from '../../state/selection.ts';
import { STAND_SOURCE } from './stand-layers.ts';
import type { StandLook } from './stand-looks.ts';
import type { Stand } from './stands.ts';

/** What the map draws of stands besides their place; tells the map only what changed. */
export class StandStates {
  readonly #map: Pick<MapLibreMap, 'setFeatureState' | 'removeFeatureState'>;
  readonly #stands: readonly Stand[];
  readonly #looks = new Map<number, StandLook>();
  #selected: ReadonlySet<number> = new Set();
  #hovered: ReadonlySet<number> = new Set();

  constructor(map: Pick<MapLibreMap, 'setFeatureState' | 'removeFeatureState'>, stands: readonly Stand[]) {
    this.#map = map;
    this.#stands = stands;
    map.removeFeatureState({ source: STAND_SOURCE });
  }

  showUse(looks: ReadonlyMap<number, StandLook>): void {
    for (const [id, use] of looks) {
      if (use === (this.#looks.get(id) ?? 'free')) continue;
      this.#looks.set(id, use);
      this.#map.setFeatureState({ source: STAND_SOURCE, id }, { use });
    }
  }

  showPicked(selection: Selection | null, hovered: Selection | null): void {
    this.#selected = this.#mark('selected', this.#selected, selection);
    this.#hovered = this.#mark('hovered', this.#hovered, hovered);
  }

  #mark(what: string, before: ReadonlySet<number>, picked: Selection | null): ReadonlySet<number> {
    if (picked?.kind !== 'stand' && before.size === 0) return before;
    const name = picked?.kind === 'stand' ? picked.id : null;
    const now = new Set(this.#stands.filter(each => each.name === name).map(each => each.id));
    for (const id of before.symmetricDifference(now)) {
      this.#map.setFeatureState({ source: STAND_SOURCE, id }, { [what]: now.has(id) });
    }
    return now;
  }
}
