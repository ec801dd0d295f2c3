import type { Occupation, StandUse } from './occupation.ts';
import type { Stand } from './stands.ts';

/** How a stand is drawn; one whose alternative is in use cannot be free. */
export type StandLook = StandUse | 'blocked';

/** How each stand is drawn, by its number. */
export function standLooks(
  stands: readonly Stand[],
  occupied: ReadonlyMap<string, Occupation>,
): Map<number, StandLook> {
  const uses = new Map(stands.map(({ id, name }) => [id, occupied.get(name)?.use ?? 'free']));
  const taken = (id: number) => uses.get(id) === 'occupied' || uses.get(id) === 'overdue';
  return new Map(
    stands.map(({ id, alternates }) => {
      const use = uses.get(id) ?? 'free';
      return [id, use === 'free' && alternates.some(taken) ? 'blocked' : use];
    }),
  );
}
