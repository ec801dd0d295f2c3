/** A length of time to the two units that matter: `42 s`, `4 min 10 s`, `1 h 05 min`, `2 d 3 h`. `ms` may be negative. */
export function durationText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const sign = ms < 0 && seconds > 0 ? '−' : '';
  if (seconds < 60) return `${sign}${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return sign + join(`${minutes} min`, seconds % 60, 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return sign + join(`${hours} h`, minutes % 60, 'min');
  return sign + join(`${Math.floor(hours / 24)} d`, hours % 24, 'h');
}

/** How far something is from its plan, to the minute: `6 min late`, `2 min early`, `on time` within half a minute. */
export function delayText(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes === 0) return 'on time';
  return `${durationText(minutes * 60_000)} ${ms > 0 ? 'late' : 'early'}`;
}

function join(whole: string, rest: number, unit: string): string {
  return rest === 0 ? whole : `${whole} ${rest} ${unit}`;
}
