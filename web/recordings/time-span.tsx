import { toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import { shownZone } from '../state/shown-zone.ts';

const t = texts('recordings');

/** From when to when, by the clock that the reader chose. */
export function TimeSpan({ from, to }: { from: string; to: string }) {
  const zone = shownZone.value;
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
