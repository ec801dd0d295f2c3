import { computed } from '@preact/signals';
import { listed } from '../../panels/listed.ts';
import { occupations } from './occupation.ts';

/** Who is on which stand at the shown time, by the stand's name; as often as the lists are told. */
export const standOccupation = computed(() =>
  occupations(listed.value.entities.flights.values(), listed.value.time),
);
