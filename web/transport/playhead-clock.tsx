import { useComputed } from '@preact/signals';
import { useState } from 'preact/hooks';
import { toMs } from '../../server/contract/time.ts';
import { Popover } from '../controls/popover.tsx';
import { TextField } from '../controls/text-field.tsx';
import { clockText } from '../format/airport-time.ts';
import { readTimeEntry } from '../format/time-entry.ts';
import { seek } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { shownTime } from '../state/shown.ts';
import { shownZone } from '../state/shown-zone.ts';
import { transportBlocked } from './availability.ts';

/** The shown time on the airport's clock and in UTC; a click lets one type where to go. */
export function PlayheadClock() {
  const second = useComputed(() => {
    const time = shownTime.value;
    return time === null ? null : Math.floor(time / 1000) * 1000;
  });
  const read = (text: (ms: number) => string, none: string) =>
    useComputed(() => (second.value === null ? none : text(second.value)));
  const local = read(ms => shownZone.value.clock(ms), '--:--:--');
  const utc = read(clockText, '--:--:--');
  const day = read(ms => {
    const name = shownZone.value.zone(ms);
    const offset = shownZone.value.offset(ms);
    return `${shownZone.value.date(ms)} · ${name === offset ? name : `${name} ${offset}`}`;
  }, 'No session');
  return (
    <Popover
      label="Go to a time"
      side="above"
      buttonClass="clock telling"
      disabledReason={transportBlocked.value}
      button={
        <>
          <time class="clock-local">{local}</time>
          <span class="clock-rest">
            <span>{day}</span>
            <span>{utc} UTC</span>
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
        label="Go to"
        value={text}
        hint="HH:MM or HH:MM:SS in airport time, or RFC 3339"
        error={error}
        onInput={value => {
          setText(value);
          setError(null);
        }}
      />
      <button type="submit" class="button primary">
        Go
      </button>
    </form>
  );
}
