import { describe, expect, test } from 'vitest';
import { vehicleStatus } from '../../../server/contract/vocabulary.ts';
import { GLYPHED, GLYPHS } from '../../../web/map/glyphs.ts';
import { MARKS } from '../../../web/map/marks.ts';
import { rgb, STATUS_COLORS } from '../../../web/map/status-colors.ts';

type Triple = readonly [number, number, number];

/** How the colour-blind see linear RGB: Viénot, Brettel and Mollon (1999), "Digital video colourmaps for checking …". */
const SIGHTS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  protanopia: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopia: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
};

const linear = (byte: number) => {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** CIE L*a*b* of linear RGB, D65. */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(hex: string, sight: string | null): Triple {
  const [r = 0, g = 0, b = 0] = rgb(hex).map(linear);
  const rows = sight === null ? undefined : SIGHTS[sight];
  if (!rows) return lab([r, g, b]);
  const [red, green, blue] = rows.map(row => row[0] * r + row[1] * g + row[2] * b);
  return lab([red ?? 0, green ?? 0, blue ?? 0]);
}

const pairs = vehicleStatus.options.flatMap((a, i) =>
  vehicleStatus.options.slice(i + 1).map(b => [a, b] as const),
);

describe('the marks of statuses', () => {
  test.each([null, 'protanopia', 'deuteranopia'])('are told apart by colour (%s)', sight => {
    const tooNear = pairs
      .map(([a, b]) => {
        const [one, other] = [seen(STATUS_COLORS[a], sight), seen(STATUS_COLORS[b], sight)];
        return { a, b, distance: Math.hypot(...one.map((part, i) => part - (other[i] ?? 0))) };
      })
      .filter(({ distance }) => distance < (sight === null ? 20 : 15));
    expect(tooNear).toEqual([]);
  });

  test('are told apart without any colour', () => {
    const marks = vehicleStatus.options.map(status => JSON.stringify(MARKS[status]));
    expect(new Set(marks).size).toBe(vehicleStatus.options.length);
  });
});

test('every type has a glyph of its own', () => {
  expect(new Set(GLYPHED.map(type => JSON.stringify(GLYPHS[type]))).size).toBe(GLYPHED.length);
});
