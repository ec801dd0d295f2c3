import { expect, test } from 'vitest';
import type { StandLook } from '../../../../web/map/ground/stand-looks.ts';
import { StandStates } from '../../../../web/map/ground/stand-states.ts';
import type { Stand } from '../../../../web/map/ground/stands.ts';

/** Holds the states that a map was told, and counts how often. */
class ToldMap {
  readonly states = new Map<unknown, object>();
  calls = 0;
  setFeatureState({ id }: { id?: string | number | undefined }, state: object): void {
    this.states.set(id, { ...this.states.get(id), ...state });
    this.calls += 1;
  }
  removeFeatureState(): void {
    this.states.clear();
  }
}
const stand = (id: number, name: string): Stand => ({
  id,
  name,
  at: [2, 41],
  heading: null,
  width: 36,
  length: 41,
  alternates: [],
});

test('tells the map only what changed, also of stands that share a name', () => {
  const map = new ToldMap();
  const states = new StandStates(map as never, [stand(1, 'A'), stand(2, 'A'), stand(3, 'B')]);
  const looks = (a: StandLook, b: StandLook) =>
    new Map([
      [1, a],
      [2, a],
      [3, b],
    ]);
  states.showUse(looks('occupied', 'free'));
  states.showUse(looks('occupied', 'free'));
  expect(map.calls).toBe(2);
  states.showUse(looks('free', 'overdue'));
  expect([...map.states]).toEqual([
    [1, { use: 'free' }],
    [2, { use: 'free' }],
    [3, { use: 'overdue' }],
  ]);

  map.calls = 0;
  states.showPicked({ kind: 'vehicle', id: 'A' }, { kind: 'stand', id: 'A' });
  expect(map.calls).toBe(2);
  states.showPicked({ kind: 'stand', id: 'B' }, null);
  expect(map.states.get(1)).toEqual({ use: 'free', hovered: false });
  expect(map.states.get(3)).toEqual({ use: 'overdue', selected: true });
  states.showPicked(null, null);
  expect(map.states.get(3)).toEqual({ use: 'overdue', selected: false });
});
