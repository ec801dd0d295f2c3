import { toMs } from '../../server/contract/time.ts';
import type { AirportTime } from '../format/airport-time.ts';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';

const t = texts('imports', english);

/** From when to when, by a clock that is named. */
export function TimeSpan({ from, to, zone }: { from: string; to: string; zone: AirportTime }) {
  const [begin, end] = [toMs(from), toMs(to)];
  const text = (ms: number) => `${zone.date(ms)} ${zone.minutes(ms)}`;
  const sameDay = zone.date(begin) === zone.date(end);
  if (text(begin) === text(end)) return <span class="muted">{`${text(begin)} ${zone.zone(begin)}`}</span>;
  return (
    <span class="muted">
      {t('report.span', { from: text(begin), to: sameDay ? zone.minutes(end) : text(end) })}{' '}
      {zone.zone(begin)}
    </span>
  );
}
