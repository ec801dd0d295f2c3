import { computed, effect } from '@preact/signals';
import { mapLayers } from '../../state/map-layers.ts';
import { hovered, selection } from '../../state/selection.ts';
import type { AirportMap } from '../airport-map.ts';
import { LAYERS_OF } from '../ground-style.ts';
import { standLooks } from './stand-looks.ts';
import { standOccupation } from './stand-occupation.ts';
import { StandStates } from './stand-states.ts';

/**
 * Keeps a map's ground as the page's state is: which layers are on, and how stands are used, which can be read off the
 * container's `data-stands` too. Returns what ends it.
 */
export function keepGround(ground: AirportMap): () => void {
  const { map } = ground;
  const container = map.getContainer();
  const states = computed(() => {
    const shown = ground.shown.value;
    return shown && { stands: shown.stands, states: new StandStates(map, shown.stands) };
  });
  const undo = [
    effect(() => {
      const { value: on } = mapLayers;
      if (!ground.shown.value) return;
      for (const [layer, ids] of Object.entries(LAYERS_OF)) {
        const visibility = on[layer as keyof typeof LAYERS_OF] ? 'visible' : 'none';
        for (const id of ids) map.setLayoutProperty(id, 'visibility', visibility);
      }
    }),
    effect(() => {
      if (!states.value || !mapLayers.value.occupation) return;
      const looks = standLooks(states.value.stands, standOccupation.value);
      states.value.states.showUse(looks);
      const used = states.value.stands.filter(({ id }) => looks.get(id) !== 'free');
      const told = used.map(({ id, name }) => `${name} ${looks.get(id)}`).join(', ');
      if (container.dataset.stands !== told) container.dataset.stands = told;
    }),
    effect(() => {
      states.value?.states.showPicked(selection.value, hovered.value);
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}
