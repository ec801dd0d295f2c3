import { computed, useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import { toMs } from '../../server/contract/time.ts';
import { Popover } from '../controls/popover.tsx';
import { TextField } from '../controls/text-field.tsx';
import { airportTime, clockText } from '../format/airport-time.ts';
import { readTimeEntry } from '../format/time-entry.ts';
import { texts } from '../language/catalogues.ts';
import { airport } from '../state/airports.ts';
import { seek } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { shownTime } from '../state/shown.ts';
import { shownZone } from '../state/shown-zone.ts';
import { transportBlocked } from './availability.ts';

const t = texts('transport');

/** The airport's clock, for a reader who has chosen another. */
const atAirport = computed(() => airportTime(airport.value?.timeZone ?? 'UTC'));

/** The time in UTC; for a reader whose clock that is, on the airport's. */
function besideText(ms: number): string {
  const { timeZone } = shownZone.value;
  const own = atAirport.value;
  return timeZone !== 'UTC' || own.timeZone === 'UTC'
    ? `${clockText(ms)} UTC`
    : `${own.clock(ms)} ${own.zone(ms)}`;
}

/** The shown time on the chosen clock, and in UTC; a click lets one type where to go. */
export function PlayheadClock() {
  const second = useComputed(() => {
    const time = shownTime.value;
    return time === null ? null : Math.floor(time / 1000) * 1000;
  });
  const read = (text: (ms: number) => string, none: () => string) =>
    useComputed(() => (second.value === null ? none() : text(second.value)));
  const local = read(
    ms => shownZone.value.clock(ms),
    () => '--:--:--',
  );
  const beside = read(besideText, () => '--:--:-- UTC');
  const day = read(
    ms => {
      const name = shownZone.value.zone(ms);
      const offset = shownZone.value.offset(ms);
      return `${shownZone.value.date(ms)} · ${name === offset ? name : `${name} ${offset}`}`;
    },
    () => t('clock.noSession'),
  );
  return (
    <Popover
      label={t('clock.label')}
      side="above"
      buttonClass="clock telling"
      disabledReason={transportBlocked.value}
      button={
        <>
          <time class="clock-local">{local}</time>
          <span class="clock-rest">
            <span>{day}</span>
            <span>{beside}</span>
          </span>
        </>
      }
    >
      {close => <TimeEntryForm close={close} />}
    </Popover>
  );
}

function TimeEntryForm({ close }: { close: () => void }) {
  const [text, setText] = useState(() => shownZone.peek().clock(shownTime.peek() ?? 0));
  const [error, setError] = useState<string | null>(null);
  const enter = () => {
    const current = session.peek();
    if (!current) return;
    const from = toMs(current.startTime);
    const bounds = { from, to: toMs(current.endTime), near: shownTime.peek() ?? from };
    const entry = readTimeEntry(text, shownZone.peek(), bounds);
    if (!entry.ok) {
      setError(entry.error);
      return;
    }
    void seek(entry.time);
    close();
  };
  return (
    <form
      class="time-entry"
      onSubmit={event => {
        event.preventDefault();
        enter();
      }}
    >
      <TextField
        label={t('clock.goTo')}
        value={text}
        hint={t('clock.hint', { zone: shownZone.value.timeZone })}
        error={error}
        onInput={value => {
          setText(value);
          setError(null);
        }}
      />
      <button type="submit" class="button primary">
        {t('clock.go')}
      </button>
    </form>
  );
}
