import { describe, expect, it } from 'vitest';
import { inSequence, splitAtFolds } from '../../../data/shift/course.ts';
import { Drive } from '../../../data/shift/drive.ts';

const STYLE = { speed: 8, acceleration: 1, braking: 1, cornering: 1.5, corner: 8, wheelbase: 4 };

describe('Drive', () => {
  it('takes as long as physics says on a straight road', () => {
    const drive = new Drive(
      [
        { x: 0, y: 0 },
        { x: 0, y: 400 },
      ],
      STYLE,
    );
    expect(drive.length).toBeCloseTo(400, 6);
    expect(drive.duration).toBeCloseTo(400 / 8 + 8, 0);
    expect(drive.at(0)).toMatchObject({ x: 0, y: 0, heading: 0, speed: 0 });
    expect(drive.at(drive.duration)).toMatchObject({ y: 400, speed: 0 });
  });

  it('keeps to its speed, to 1 m/s² and to limits on the way', () => {
    const limit = ({ x }: { x: number }) => (x > 100 && x < 150 ? 2 : 99);
    const drive = new Drive(
      [
        { x: 0, y: 0 },
        { x: 300, y: 0 },
        { x: 300, y: 200 },
      ],
      STYLE,
      { limit },
    );
    let before = drive.at(0);
    for (let time = 0.5; time <= drive.duration; time += 0.5) {
      const now = drive.at(time);
      expect(now.speed).toBeLessThanOrEqual(8.0001);
      expect(Math.abs(now.speed - before.speed)).toBeLessThanOrEqual(0.5 + 1e-3);
      expect(Math.hypot(now.x - before.x, now.y - before.y)).toBeLessThanOrEqual(4.0001);
      if (now.x > 106 && now.x < 144) expect(now.speed).toBeLessThanOrEqual(2.0001);
      before = now;
    }
  });

  it('slows in a corner and looks where it goes', () => {
    const drive = new Drive(
      [
        { x: 0, y: 0 },
        { x: 0, y: 200 },
        { x: 200, y: 200 },
      ],
      STYLE,
    );
    const speeds = Array.from({ length: 40 }, (_, index) => drive.at(15 + index / 2).speed);
    expect(Math.min(...speeds)).toBeLessThan(5);
    expect(drive.at(drive.duration).heading).toBeCloseTo(90, 3);
  });

  it('looks back along the way when it goes backwards', () => {
    const drive = new Drive(
      [
        { x: 0, y: 0 },
        { x: 0, y: 50 },
      ],
      STYLE,
      { backwards: true },
    );
    expect(drive.at(5).heading).toBeCloseTo(180, 6);
  });
});

describe('a course with a fold', () => {
  it('is cut at the fold and goes through both parts', () => {
    const parts = splitAtFolds([
      { x: 0, y: 0 },
      { x: 0, y: 60 },
      { x: 0, y: 20 },
    ]);
    expect(parts).toEqual([
      [
        { x: 0, y: 0 },
        { x: 0, y: 60 },
      ],
      [
        { x: 0, y: 60 },
        { x: 0, y: 20 },
      ],
    ]);
    const course = inSequence(
      parts.map((part, index) => new Drive(part, STYLE, { backwards: index === 0 })),
      5,
    );
    expect(course.at(course.duration)).toMatchObject({ y: 20, heading: 180 });
    expect(course.at(3).heading).toBeCloseTo(180, 6);
  });
});
