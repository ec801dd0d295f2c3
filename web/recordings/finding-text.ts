import type { Finding, FindingExample } from '../../server/contract/findings.ts';
import { toMs } from '../../server/contract/time.ts';
import type { AirportTime } from '../format/airport-time.ts';
import { durationText } from '../format/durations.ts';
import { distanceText, speedText, speedUnit } from '../format/measures.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { findings as english } from '../language/en/findings.ts';
import { language } from '../language/language.ts';

const t = texts('findings', english);

/** Findings whose moments may lie on any day. */
const FAR_IN_TIME: ReadonlySet<Finding['kind']> = new Set(['future', 'long_past']);

/** What was found, and how often. */
export function findingTitle({ kind, count, entities }: Finding): string {
  if (kind === 'gap') return t('title.gap', { count: entities, times: count });
  return t(`title.${kind}`, { count });
}

/** What it means, or what can be done about it, in a sentence. */
export function findingAdvice({ kind, cause, units }: Finding): string {
  if (cause === 'speed_unit') return t('cause.speed_unit', units ?? { given: '?', read: '?' });
  return cause === null ? t(`advice.${kind}`) : t(`cause.${cause}`);
}

/** Whom an example is about; empty where it is about all. */
export function exampleName({ callsign, vehicleId, taskId, flightId }: FindingExample): string {
  return callsign ?? vehicleId ?? taskId ?? flightId ?? '';
}

/** The moment or the stretch of time of an example, by a clock. */
export function exampleTime({ kind }: Finding, { time, until }: FindingExample, zone: AirportTime): string {
  const start = toMs(time);
  const day = FAR_IN_TIME.has(kind) ? `${zone.date(start)} ` : '';
  return `${day}${zone.clock(start)}${until === undefined ? '' : `–${zone.clock(toMs(until))}`}`;
}

/** What an example tells beside its moment; empty where that is all. */
export function exampleFacts({ kind }: Finding, example: FindingExample): string {
  const { seconds = 0, metres = 0, margin = 0, fixes = 0, ratio = 0, degrees = 0 } = example;
  const { was = '', is = '', names = '', recordingId = 0 } = example;
  switch (kind) {
    case 'clock_offset':
      return t(seconds > 0 ? 'fact.ahead' : 'fact.behind', {
        offset: amount(Math.abs(seconds)),
        margin: amount(margin),
        recording: recordingId,
        count: fixes,
      });
    case 'event_offset':
      return t(seconds > 0 ? 'fact.after' : 'fact.before', {
        offset: amount(Math.abs(seconds)),
        margin: amount(margin),
        count: fixes,
      });
    case 'silence':
    case 'gap':
      return durationText(seconds * 1000);
    case 'future':
      return t('fact.inFuture', { duration: durationText(seconds * 1000) });
    case 'out_of_order':
      return t('fact.back', { duration: durationText(seconds * 1000) });
    case 'off_airport':
      return distanceText(metres);
    case 'conflict':
      return t('fact.apart', { distance: distanceText(metres) });
    case 'jump':
      return t('fact.jump', {
        distance: distanceText(metres),
        seconds: amount(seconds),
        speed: kmh(example.speed),
        limit: kmh(example.limit),
      });
    case 'speed_mismatch':
      return t('fact.speed', {
        told: kmh(example.told),
        made: kmh(example.speed),
        ratio: amount(ratio),
      });
    case 'heading_mismatch':
      return t('fact.heading', { degrees });
    case 'type_change':
      return t('fact.change', { was: words(was), is: words(is) });
    case 'callsign_change':
      return t('fact.change', { was, is });
    case 'unknown_vehicle':
    case 'unknown_task':
    case 'unknown_flight':
      return t('fact.names', { id: names });
    case 'long_past':
    case 'duplicate':
      return '';
  }
}

function kmh(metresPerSecond: number | undefined): string {
  return speedText(metresPerSecond ?? null, speedUnit(null));
}

function amount(value: number): string {
  const digits = Math.abs(value) < 100 ? 2 : 0;
  return new Intl.NumberFormat(language.value, { maximumFractionDigits: digits }).format(value);
}
