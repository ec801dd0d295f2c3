const HALF_HOUR = 1800;
/** How far an offset may be from that of a time zone to be taken for one, s. */
const NEAR_SECONDS = 60;

/** Whether clocks that differ by so many seconds seem to be in different time zones: those differ by half hours. */
export function isTimeZone(seconds: number): boolean {
  const halfHours = Math.round(seconds / HALF_HOUR);
  return halfHours !== 0 && Math.abs(seconds - halfHours * HALF_HOUR) <= NEAR_SECONDS;
}
