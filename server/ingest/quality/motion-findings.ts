import type { SpeedUnitName } from '../../contract/findings.ts';
import type { FindingCollector } from './finding-collector.ts';
import { ENOUGH_WINDOWS } from './motion-windows.ts';
import { rounded, type VehicleTally } from './vehicle-tally.ts';

/** Speeds told may be off by a third before anything is said: filters lag, and curves shorten the way. */
const RATIO_OFF = 4 / 3;
/** Noise has a mean error of 90°, a good compass one of few. */
const DEGREES_OFF = 45;
/** How near a ratio must come to that of two units. */
const UNIT_REACH = 0.08;

/** Metres per second in one of each. */
const UNITS: Readonly<Record<SpeedUnitName, number>> = {
  'm/s': 1,
  kt: 1852 / 3600,
  'km/h': 1 / 3.6,
  mph: 0.44704,
};
/** Mistakes that are made, as the unit that numbers are in and that in which they were read. */
const MISTAKES: readonly (readonly [given: SpeedUnitName, read: SpeedUnitName])[] = [
  ['kt', 'm/s'],
  ['km/h', 'm/s'],
  ['mph', 'm/s'],
  ['m/s', 'kt'],
  ['m/s', 'km/h'],
  ['km/h', 'kt'],
  ['kt', 'km/h'],
];

/** Holds the speeds and headings told against the ways that vehicles came. */
export function judgeMotion(vehicles: Iterable<VehicleTally>, findings: FindingCollector): void {
  const wrong: number[] = [];
  let judged = 0;
  for (const vehicle of vehicles) {
    judgeHeading(vehicle, findings);
    const { speedWindows, ratio } = vehicle.windows;
    if (speedWindows < ENOUGH_WINDOWS) continue;
    judged++;
    if (ratio <= RATIO_OFF && ratio >= 1 / RATIO_OFF) continue;
    wrong.push(ratio);
    noteSpeed(vehicle, ratio, findings);
  }
  const units = mistakenUnits(wrong);
  if (!units) return;
  const severity = wrong.length * 2 > judged ? 'critical' : 'warning';
  findings.detail('speed_mismatch', { severity, cause: 'speed_unit', units });
}

function judgeHeading(vehicle: VehicleTally, findings: FindingCollector): void {
  const { headingWindows, degrees, firstMoved } = vehicle.windows;
  const mean = degrees / headingWindows;
  if (headingWindows < ENOUGH_WINDOWS || mean <= DEGREES_OFF) return;
  findings.note('heading_mismatch', vehicle.key, headingWindows, () => ({
    ...vehicle.example(firstMoved),
    degrees: Math.round(mean),
    fixes: headingWindows,
  }));
}

function noteSpeed(vehicle: VehicleTally, ratio: number, findings: FindingCollector): void {
  const { speedWindows, metres, seconds, firstMoved } = vehicle.windows;
  const speed = metres / seconds;
  findings.note('speed_mismatch', vehicle.key, speedWindows, () => ({
    ...vehicle.example(firstMoved),
    ratio: Math.round(ratio * 100) / 100,
    told: rounded(speed * ratio),
    speed: rounded(speed),
    fixes: speedWindows,
  }));
}

/** The mistake that explains the middle one of some ratios, if one does. */
function mistakenUnits(ratios: readonly number[]): { given: SpeedUnitName; read: SpeedUnitName } | undefined {
  const median = ratios.toSorted((a, b) => a - b)[ratios.length >> 1];
  if (median === undefined) return undefined;
  const [best] = MISTAKES.map(([given, read]) => ({
    given,
    read,
    off: Math.abs(Math.log((median * UNITS[given]) / UNITS[read])),
  })).sort((a, b) => a.off - b.off);
  return best && best.off <= UNIT_REACH ? { given: best.given, read: best.read } : undefined;
}
