import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../../data/network/network.ts';
import type { Route } from '../../../data/network/route.ts';
import { headingBetween, metresBetween, type Position } from '../../../server/ingest/geodesy.ts';

const network = loadNetwork('LEBL');
const map = JSON.parse(readFileSync('data/LEBL.geojson', 'utf8'));

const first = ({ points }: Route): Position => points[0] ?? [0, 0];
const last = ({ points }: Route): Position => points.at(-1) ?? [0, 0];
const turn = (a: number, b: number) => Math.abs(((b - a + 540) % 360) - 180);

/** The heading of the last stretch of at least 5 m. */
function finalHeading({ points }: Route): number {
  const end = points.at(-1) ?? [0, 0];
  const before = points.findLast(point => metresBetween(point, end) >= 5) ?? end;
  return headingBetween(before, end);
}

function* everyTenMetres({ points }: Route): Generator<Position> {
  for (const [index, a] of points.entries()) {
    const b = points[index + 1] ?? a;
    const steps = Math.max(1, Math.ceil(metresBetween(a, b) / 10));
    for (let step = 0; step < steps; step++) {
      yield [a[0] + ((b[0] - a[0]) * step) / steps, a[1] + ((b[1] - a[1]) * step) / steps];
    }
  }
}

function isInside([x, y]: Position, ring: readonly (readonly number[])[]): boolean {
  let inside = false;
  for (const [index, [ax = 0, ay = 0]] of ring.entries()) {
    const [bx = 0, by = 0] = ring.at(index - 1) ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

const polygons = (layer: string): number[][][][] =>
  map.features
    .filter((feature: { properties: { layer: string } }) => feature.properties.layer === layer)
    .map((feature: { geometry: { coordinates: number[][][] } }) => feature.geometry.coordinates);
const runways = polygons('runway');
const pavements = polygons('pavement');
const isWithin = (position: Position, areas: readonly number[][][][]) =>
  areas.some(
    ([outer, ...holes]) =>
      outer && isInside(position, outer) && !holes.some(hole => isInside(position, hole)),
  );

describe('the network of Barcelona', () => {
  it('has stands of both terminals, at piers and remote, as they lie on the map', () => {
    const count = (area: string, remote: boolean) =>
      network.stands.filter(stand => stand.area === area && stand.remote === remote).length;
    expect(count('T1', false)).toBeGreaterThan(40);
    expect(count('T1', true)).toBeGreaterThan(10);
    expect(count('T2', false)).toBeGreaterThan(20);
    expect(count('T2', true)).toBeGreaterThan(20);
    for (const { name, lon, lat, heading } of network.stands) {
      const onMap = map.features.find(
        ({ properties }: { properties: { layer: string; name: string } }) =>
          properties.layer === 'stand' && properties.name === name,
      );
      expect(onMap.geometry.coordinates).toEqual([lon, lat]);
      expect(onMap.properties.heading).toBe(heading);
    }
  });

  it('keeps stands apart, so that no two aircraft overlap', () => {
    for (const [index, a] of network.stands.entries()) {
      for (const b of network.stands.slice(index + 1)) {
        expect(metresBetween([a.lon, a.lat], [b.lon, b.lat]), `${a.name} and ${b.name}`).toBeGreaterThan(33);
      }
    }
  });

  it('has depots on pavement with room for the whole fleet', () => {
    const bays = network.depots.flatMap(depot => depot.bays);
    expect(bays.length).toBeGreaterThan(150);
    expect(bays.filter(bay => !isWithin(bay, pavements))).toEqual([]);
  });
});

describe('drive', () => {
  it('leads from every depot to every stand and back, and never over a runway', () => {
    for (const { name } of network.depots) {
      for (const { name: stand } of network.stands) {
        const there = network.drive({ depot: name, bay: 3 }, { stand });
        expect(first(there)).toEqual(network.position({ depot: name, bay: 3 }));
        expect(last(there)).toEqual(network.position({ stand }));
        expect(there.length, `${name} to ${stand}`).toBeLessThan(9000);
        for (const point of everyTenMetres(there)) {
          expect(isWithin(point, runways), `${name} to ${stand} on a runway at ${point}`).toBe(false);
        }
        const back = network.drive({ stand }, { depot: name, bay: 3 }).length;
        expect(Math.abs(back - there.length), `${stand} to ${name}`).toBeLessThan(120);
      }
    }
  });

  it('stays on pavement for all but a few metres', () => {
    const points = network.stands.flatMap(({ name }) => [
      ...everyTenMetres(network.drive({ depot: 'T2 centre' }, { stand: name })),
    ]);
    const off = points.filter(point => !isWithin(point, pavements));
    expect(off.length / points.length).toBeLessThan(0.01);
  });

  it('keeps right: the ways there and back lie four metres apart', () => {
    const there = network.drive({ stand: '204' }, { stand: '214' });
    const back = network.drive({ stand: '214' }, { stand: '204' });
    const middle = [...everyTenMetres(there)][Math.floor(there.length / 20)] ?? [0, 0];
    const gaps = [...everyTenMetres(back)].map(point => metresBetween(point, middle));
    expect(Math.min(...gaps)).toBeGreaterThan(3);
    expect(Math.min(...gaps)).toBeLessThan(8);
  });

  it('goes from anywhere, and measures the way as it goes', () => {
    const route = network.drive({ lon: 2.0762, lat: 41.288 }, { stand: '270' });
    expect(first(route)).toEqual([2.0762, 41.288]);
    expect(route.distances).toHaveLength(route.points.length);
    expect(route.distances[0]).toBe(0);
    expect(route.distances.at(-1)).toBe(route.length);
    expect(route.distances.toSorted((a, b) => a - b)).toEqual(route.distances);
  });

  it('between one place and itself is no way', () => {
    const route = network.drive({ stand: '204' }, { stand: '204' });
    expect(route.points.length).toBeGreaterThanOrEqual(2);
    expect(route.length).toBeLessThan(150);
  });

  it.each([
    ['a stand', () => network.position({ stand: '999' })],
    ['a depot', () => network.position({ depot: 'nowhere' })],
    ['a bay', () => network.position({ depot: 'T2 east', bay: 999 })],
    ['a runway end', () => network.taxiIn('09', '204')],
  ])('refuses %s that does not exist', (_, ask) => {
    expect(ask).toThrow(RangeError);
  });
});

describe('aircraft', () => {
  const ENDS = ['25R', '25L', '07L', '07R'];

  it.each(ENDS)('come from runway %s to every stand, nose first', end => {
    for (const { name, lon, lat, heading } of network.stands) {
      const route = network.taxiIn(end, name);
      expect(last(route)).toEqual([lon, lat]);
      expect(turn(finalHeading(route), heading), name).toBeLessThan(50);
      expect(route.length, name).toBeLessThan(8000);
    }
  });

  it.each(ENDS)('leave every stand for runway %s tail first, and go on where they were pushed to', end => {
    const threshold = network.runwayEnds.find(({ name }) => name === end);
    for (const { name, lon, lat, heading } of network.stands) {
      const push = network.pushback(name, end);
      const out = network.taxiOut(name, end);
      expect(first(push)).toEqual([lon, lat]);
      expect(push.length, name).toBeGreaterThan(60);
      expect(push.length, name).toBeLessThan(400);
      const [start, next] = push.points;
      expect(turn(headingBetween(start ?? [0, 0], next ?? [0, 0]), heading), name).toBeGreaterThan(90);
      expect(metresBetween(last(push), first(out)), name).toBeLessThan(1);
      const ahead = out.points.find(point => metresBetween(point, first(out)) >= 5) ?? [0, 0];
      expect(turn(headingBetween(first(out), ahead), finalHeading(push)), name).toBeGreaterThan(120);
      expect(turn(finalHeading(out), threshold?.heading ?? 0), name).toBeLessThan(2);
    }
  });

  it('cross a runway at most once on their way between the stands and the others', () => {
    for (const { name } of network.stands) {
      const crossed = [...everyTenMetres(network.taxiOut(name, '25L'))].map(point =>
        runways.findIndex(runway => isWithin(point, [runway])),
      );
      const visits = crossed.filter((runway, index) => runway !== -1 && runway !== crossed[index - 1]);
      expect(new Set(visits).size, name).toBe(visits.length);
    }
  });

  it('find no way where no taxiway joins the end of the runway', () => {
    expect(() => network.taxiOut('204', '02')).toThrow(RangeError);
  });
});
