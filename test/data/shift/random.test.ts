import { describe, expect, it } from 'vitest';
import { Random } from '../../../data/shift/random.ts';

describe('Random', () => {
  it('gives the published sequence of mulberry32', () => {
    const random = new Random(1);
    expect([random.next(), random.next(), random.next()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ]);
  });

  it('forks sources that do not depend on what was drawn before', () => {
    const [fresh, used] = [new Random(7), new Random(7)];
    used.next();
    expect(used.fork('fleet').next()).toBe(fresh.fork('fleet').next());
    expect(fresh.fork('fleet').next()).not.toBe(fresh.fork('stands').next());
  });

  it('reaches both ends of a whole-numbered range and nothing beyond', () => {
    const random = new Random(3);
    const drawn = new Set(Array.from({ length: 200 }, () => random.integer(2, 4)));
    expect([...drawn].toSorted()).toEqual([2, 3, 4]);
  });

  it('refuses to pick from nothing', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
  });
});
