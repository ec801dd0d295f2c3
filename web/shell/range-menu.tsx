import { useState } from 'preact/hooks';
import { toMs } from '../../server/contract/time.ts';
import { Popover } from '../controls/popover.tsx';
import { TextField } from '../controls/text-field.tsx';
import { readTimeEntry } from '../format/time-entry.ts';
import { texts } from '../language/catalogues.ts';
import { airport } from '../state/airports.ts';
import { setRange } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { shownZone } from '../state/shown-zone.ts';
import { transportBlocked } from '../transport/availability.ts';

const t = texts('shell');

/** Shows the session's range and lets one change it. */
export function RangeMenu() {
  const current = session.value;
  const zone = shownZone.value;
  const start = current && toMs(current.startTime);
  const end = current && toMs(current.endTime);
  const sameDay = start !== null && end !== null && zone.date(start) === zone.date(end);
  return (
    <Popover
      label={t('range.label')}
      icon="clock"
      buttonClass="telling"
      disabledReason={transportBlocked.value}
      button={
        start === null || end === null ? (
          <span>{t('range.none')}</span>
        ) : (
          <span>
            {zone.date(start)} {zone.minutes(start)} – {sameDay ? '' : `${zone.date(end)} `}
            {zone.minutes(end)}
          </span>
        )
      }
    >
      {close => <RangeForm close={close} />}
    </Popover>
  );
}

function RangeForm({ close }: { close: () => void }) {
  const recorded = recordedRange();
  const bounds = rangeBounds(recorded);
  const [startText, setStartText] = useState(() => shownZone.peek().clock(bounds.start));
  const [endText, setEndText] = useState(() => shownZone.peek().clock(bounds.end));
  const [errors, setErrors] = useState<{ start: string | null; end: string | null }>({
    start: null,
    end: null,
  });

  const enter = () => {
    const zone = shownZone.peek();
    const start = readTimeEntry(startText, zone, { ...bounds, near: bounds.start });
    const end = readTimeEntry(endText, zone, { ...bounds, near: bounds.end });
    if (!start.ok || !end.ok) {
      setErrors({ start: start.ok ? null : start.error, end: end.ok ? null : end.error });
    } else if (start.time >= end.time) {
      setErrors({ start: null, end: t('range.endFirst') });
    } else {
      void setRange(start.time, end.time);
      close();
    }
  };
  return (
    <form
      class="range-form"
      onSubmit={event => {
        event.preventDefault();
        enter();
      }}
    >
      <TextField label={t('range.start')} value={startText} error={errors.start} onInput={setStartText} />
      <TextField
        label={t('range.end')}
        value={endText}
        hint={t('range.hint')}
        error={errors.end}
        onInput={setEndText}
      />
      <div class="form-actions">
        {recorded && (
          <button
            type="button"
            class="button outlined"
            onClick={() => {
              void setRange(recorded.from, recorded.to);
              close();
            }}
          >
            {t('range.all')}
          </button>
        )}
        <button type="submit" class="button primary">
          {t('range.set')}
        </button>
      </div>
    </form>
  );
}

type Range = { readonly from: number; readonly to: number };

/** From the airport's first record to its last; `null` where there are fewer than two instants. */
function recordedRange(): Range | null {
  const spans = airport.peek()?.recorded ?? [];
  const from = Math.min(...spans.map(span => toMs(span.from)));
  const to = Math.max(...spans.map(span => toMs(span.to)));
  return from < to ? { from, to } : null;
}

/** What may be entered: all that is recorded or in the range now, with the range's own `start` and `end`. */
function rangeBounds(recorded: Range | null): Range & { readonly start: number; readonly end: number } {
  const current = session.peek();
  const start = current ? toMs(current.startTime) : 0;
  const end = current ? toMs(current.endTime) : 0;
  return {
    from: Math.min(start, recorded?.from ?? start),
    to: Math.max(end, recorded?.to ?? end),
    start,
    end,
  };
}
