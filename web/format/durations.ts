import { computed } from '@preact/signals';
import { texts } from '../language/catalogues.ts';

const t = texts('format');

/** The units as they stand after a number; read once a language, for lists tell thousands of durations. */
const units = computed(() => ({
  second: t('unit.second'),
  minute: t('unit.minute'),
  minuteAlone: t('unit.minuteAlone'),
  hour: t('unit.hour'),
  day: t('unit.day'),
}));

/**
 * A length of time to the two units that matter: `42 s`, `4 min 10 s`, `1 h 5 min`, `2 d 3 h`; in Chinese `4分10秒`. `ms`
 * may be negative.
 */
export function durationText(ms: number): string {
  const { second, minute, minuteAlone, hour, day } = units.value;
  const between = second.startsWith(' ') ? ' ' : '';
  const pair = (whole: string, rest: number, unit: string) =>
    rest === 0 ? whole : `${whole}${between}${rest}${unit}`;
  const seconds = Math.round(Math.abs(ms) / 1000);
  const sign = ms < 0 && seconds > 0 ? '−' : '';
  if (seconds < 60) return `${sign}${seconds}${second}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return sign + pair(`${minutes}${seconds % 60 === 0 ? minuteAlone : minute}`, seconds % 60, second);
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return sign + pair(`${hours}${hour}`, minutes % 60, minute);
  return sign + pair(`${Math.floor(hours / 24)}${day}`, hours % 24, hour);
}

/** How far something is from its plan, to the minute: `6 min late`, `2 min early`, `on time` within half a minute. */
export function delayText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes === 0) return t('onTime');
  return t(ms > 0 ? 'late' : 'early', { duration: durationText(minutes * 60_000) });
}
