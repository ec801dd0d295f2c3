import { toMs } from '../../server/contract/time.ts';
import { texts } from '../language/catalogues.ts';
import { turnaround as english } from '../language/en/turnaround.ts';
import { shift, shiftReading } from '../shift/shift.ts';
import { hover, hovered, select, unhover } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';
import { slackText, taskName } from './task-words.ts';
import type { TurnaroundState } from './turnaround-of.ts';

const t = texts('turnaround', english);
const COLUMNS = [
  'flight',
  'stand',
  'type',
  'inBlock',
  'progress',
  'critical',
  'ready',
  'target',
  'slack',
] as const;
/** A bar of slack is full at this much, ms. */
const MUCH_SLACK_MS = 45 * 60_000;

/** The turnarounds on stand, the most urgent first. */
export function TurnaroundList({ turnarounds }: { readonly turnarounds: readonly TurnaroundState[] }) {
  if (turnarounds.length === 0) {
    const noFlights = shiftReading.value.state === 'read' && shift.value.flights.size === 0;
    return <p class="empty">{t(noFlights ? 'list.noFlights' : 'list.none')}</p>;
  }
  return (
    <table class="task-table turnaround-list" aria-label={t('list.title')}>
      <thead>
        <tr>
          {COLUMNS.map(column => (
            <th key={column} scope="col">
              {t(`list.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {turnarounds.map(turnaround => (
          <ListRow key={turnaround.flight.flightId} turnaround={turnaround} />
        ))}
      </tbody>
    </table>
  );
}

function ListRow({ turnaround }: { readonly turnaround: TurnaroundState }) {
  const { flight, schedule, target, slack, done, graph } = turnaround;
  const id = flight.flightId;
  const clock = (ms: number) => shownZone.value.minutes(ms);
  const { outbound } = flight.attributes ?? {};
  const critical = schedule.path.find(each => schedule.tasks.get(each)?.progress !== 'over');
  const inBlock = flight.milestones?.AIBT;
  const isHovered = hovered.value?.kind === 'flight' && hovered.value.id === id;
  return (
    <tr
      class={isHovered ? 'hovered choosable' : 'choosable'}
      onClick={() => select('flight', id)}
      onPointerEnter={() => hover('flight', id)}
      onPointerLeave={unhover}
    >
      <th scope="row">
        <button type="button" class="link" onClick={() => select('flight', id)}>
          {typeof outbound === 'string' ? outbound : (flight.callsign ?? id)}
        </button>
      </th>
      <td>{flight.stand ?? '–'}</td>
      <td>{flight.aircraftType ?? '–'}</td>
      <td>{inBlock ? clock(toMs(inBlock)) : '–'}</td>
      <td>{graph.counted.size === 0 ? '–' : `${done}/${graph.counted.size}`}</td>
      <td>{critical === undefined ? '–' : taskName(critical, turnaround)}</td>
      <td>
        {schedule.ready === null
          ? '–'
          : schedule.isReady
            ? `✓ ${clock(schedule.ready)}`
            : clock(schedule.ready)}
      </td>
      <td>{target === null ? '–' : `${target.milestone} ${clock(target.time)}`}</td>
      <td class={slack !== null && slack < 0 ? 'late' : undefined}>
        {slack === null ? (
          '–'
        ) : schedule.isReady ? (
          t('list.ready_now')
        ) : (
          <>
            <span
              class="slack-meter"
              aria-hidden="true"
              style={{ '--share': Math.min(1, Math.max(0, slack / MUCH_SLACK_MS)) }}
            />
            {slackText(slack)}
          </>
        )}
      </td>
    </tr>
  );
}
