import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { durationText } from '../../format/durations.ts';
import { type SpeedUnit, speedText } from '../../format/measures.ts';
import { texts } from '../../language/catalogues.ts';
import { details as english } from '../../language/en/details.ts';
import { listed } from '../../panels/listed.ts';
import { speedSeries, speedSummary } from '../../plot/speed-series.ts';
import { type Stop, stopsOf } from '../../plot/stops.ts';
import type { Track } from '../../plot/track.ts';
import { seek } from '../../state/commands.ts';
import type { Extent } from '../../state/extent.ts';
import { shownZone } from '../../state/shown-zone.ts';
import { lazy } from '../../workspace/lazy.tsx';
import type { TrackReading } from './vehicle-track.ts';

const t = texts('details', english);

const SpeedPlot = lazy(
  () => import('../../plot/speed-plot.tsx').then(module => module.SpeedPlot),
  failed => <p class="empty">{failed ? t('speed.failed', { reason: '' }) : t('speed.reading')}</p>,
);

/** What of the track is shown: all, or the last so many minutes before the playhead. */
const SPANS = { whole: null, lastHour: 60, lastQuarter: 15 } as const;
type SpanName = keyof typeof SPANS;

/** The speed of a vehicle over the shift in `unit`, with its stops. */
export function SpeedTab({ reading, unit }: { reading: ReadonlySignal<TrackReading>; unit: SpeedUnit }) {
  const current = reading.value;
  if (current.state === 'reading') return <p class="empty">{t('speed.reading')}</p>;
  if (current.state === 'failed') {
    return <p class="empty">{t('speed.failed', { reason: current.reason })}</p>;
  }
  if (current.track.times.length === 0) return <p class="empty">{t('speed.none')}</p>;
  return <Speeds track={current.track} whole={current.span} unit={unit} />;
}

function Speeds({ track, whole, unit }: { track: Track; whole: Extent; unit: SpeedUnit }) {
  const span = useSignal<SpanName>('whole');
  const series = useMemo(() => speedSeries(track, unit), [track, unit]);
  const stops = useMemo(() => stopsOf(track), [track]);
  const { from, to } = shownSpan(span.value, whole);
  const seen = stops.filter(stop => stop.to > from && stop.from < to);
  const summary = summaryText(track, unit, seen, { from, to });
  return (
    <>
      <div class="plot-spans" role="radiogroup" aria-label={t('speed.span')}>
        {(Object.keys(SPANS) as SpanName[]).map(name => (
          <label key={name} class="chip">
            <input
              type="radio"
              name="speed-span"
              checked={span.value === name}
              onChange={() => (span.value = name)}
            />
            {t(`speed.${name}`)}
          </label>
        ))}
      </div>
      <SpeedPlot series={series} unit={unit} stops={stops} from={from} to={to} summary={summary} />
      <p class="small plot-summary">{summary}</p>
      {seen.length > 0 && (
        <>
          <h3>{t('speed.stopList')}</h3>
          <ol class="stops">
            {seen.map(stop => (
              <StopEntry key={stop.from} stop={stop} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function StopEntry({ stop: { from, to } }: { stop: Stop }) {
  const { clock } = shownZone.value;
  return (
    <li>
      <button type="button" class="link" onClick={() => void seek(from)}>
        {clock(from)} – {clock(to)}
      </button>{' '}
      <span class="muted">{t('speed.stopFor', { duration: durationText(to - from) })}</span>
    </li>
  );
}

/** The last minutes follow the playhead by whole minutes, so that the plot does not creep. */
function shownSpan(name: SpanName, whole: Extent): Extent {
  const minutes = SPANS[name];
  if (minutes === null) return whole;
  const to = Math.min(whole.to, Math.ceil((listed.value.time + 1) / 60_000) * 60_000);
  return { from: Math.max(whole.from, to - minutes * 60_000), to };
}

function summaryText(track: Track, unit: SpeedUnit, stops: readonly Stop[], { from, to }: Extent): string {
  const { greatest, gaps } = speedSummary(track, from, to);
  const stood = stops.reduce((sum, stop) => sum + Math.min(stop.to, to) - Math.max(stop.from, from), 0);
  return [
    greatest &&
      t('speed.greatest', {
        speed: speedText(greatest.speed, unit),
        time: shownZone.value.clock(greatest.time),
      }),
    stops.length === 0
      ? t('speed.noStops')
      : t('speed.stops', { count: stops.length, duration: durationText(stood) }),
    gaps > 0 && t('speed.gaps', { count: gaps }),
  ]
    .filter(Boolean)
    .join(' ');
}
