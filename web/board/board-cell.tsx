import type { ComponentChildren } from 'preact';
import { toMs } from '../../server/contract/time.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { board as english } from '../language/en/board.ts';
import { StatusDot } from '../panels/status-dot.tsx';
import { LATE_AFTER_MS } from '../shift/lateness.ts';
import { shownZone } from '../state/shown-zone.ts';
import type { BoardRow } from './board-rows.ts';
import type { Column, MilestoneName } from './columns.ts';

const t = texts('board', english);

const MINUTE_MS = 60_000;

type CellProps = { readonly row: BoardRow; readonly column: Column; readonly now: number };

/** What a board says of one flight in one column. */
export function BoardCell({ row, column, now }: CellProps) {
  switch (column.kind) {
    case 'milestone':
      return <MilestoneCell row={row} name={column.id as MilestoneName} now={now} />;
    case 'delay':
      return <MinutesCell ms={row.delay} lateFrom={LATE_AFTER_MS} />;
    case 'slack':
      return <SlackCell row={row} />;
    case 'progress':
      return <ProgressCell row={row} />;
    case 'status':
      return (
        <Cell row={row} field="status" class="board-status">
          {row.told ? (
            <>
              <StatusDot kind="flight" status={row.status} />
              {words(row.status)}
            </>
          ) : (
            <span title={t('untoldHint')}>{t('untold')}</span>
          )}
        </Cell>
      );
    case 'time':
      return (
        <td class="board-time" title={row.block ? milestoneTitle(row.block.milestone) : undefined}>
          {row.block ? shownZone.value.minutes(row.block.time) : '–'}
        </td>
      );
    case 'text':
      return <TextCell row={row} column={column} />;
  }
}

function TextCell({ row, column }: Omit<CellProps, 'now'>) {
  const { flight } = row;
  switch (column.id) {
    case 'name':
      return (
        <th scope="row" class="board-name">
          {row.name}
        </th>
      );
    case 'place':
      return <td>{row.place ?? '–'}</td>;
    case 'aircraft':
      return <td>{flight.aircraftType ?? '–'}</td>;
    case 'stand': {
      const gate = flight.gate !== null && flight.gate !== flight.stand ? ` · ${flight.gate}` : '';
      return (
        <Cell row={row} field="stand" class="board-stand">
          {flight.stand === null ? '–' : flight.stand + gate}
        </Cell>
      );
    }
    case 'runway':
      return (
        <Cell row={row} field="runway">
          {flight.runway ?? '–'}
        </Cell>
      );
    case 'airline':
      return <td>{flight.airline ?? '–'}</td>;
    default:
      return <td>{flight.registration ?? '–'}</td>;
  }
}

type ChangedProps = {
  readonly row: BoardRow;
  /** The field or milestone whose changes are marked. */
  readonly field: string;
  readonly class?: string;
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
};

/** A cell that is marked for a while after its value was changed. */
function Cell({ row, field, title, children, ...rest }: ChangedProps) {
  const change = row.changes.get(field);
  if (!change) {
    return (
      <td class={rest.class} title={title}>
        {children}
      </td>
    );
  }
  const time = shownZone.value.minutes(change.at);
  const isTime = change.was !== null && /^\d{4}-\d\d-\d\dT/.test(change.was);
  const was = isTime ? shownZone.value.minutes(toMs(change.was ?? '')) : change.was && words(change.was);
  const told = was ? t('changed', { was, time }) : t('changedFirst', { time });
  return (
    <td class={`changed ${rest.class ?? ''}`} title={[title, told].filter(Boolean).join(' · ')}>
      {children}
    </td>
  );
}

function MilestoneCell({ row, name, now }: { row: BoardRow; name: MilestoneName; now: number }) {
  const text = row.flight.milestones?.[name];
  const due = row.next?.milestone === name ? row.next : null;
  const overdue = due !== null && now >= due.time + MINUTE_MS;
  const hint = due
    ? overdue
      ? t('overdue', { milestone: name, time: shownZone.value.minutes(due.time) })
      : t('due', { milestone: name })
    : undefined;
  return (
    <Cell row={row} field={name} class={name.startsWith('A') ? 'board-actual' : 'board-planned'} title={hint}>
      {due ? (
        <span class={overdue ? 'board-due overdue' : 'board-due'}>
          {overdue && '! '}
          {text ? shownZone.value.minutes(toMs(text)) : '–'}
          <span class="visually-hidden"> {hint}</span>
        </span>
      ) : text ? (
        shownZone.value.minutes(toMs(text))
      ) : (
        <span class="board-nothing">–</span>
      )}
    </Cell>
  );
}

/** Minutes behind schedule, or ahead; late ones in red and with a sign of their own. */
function MinutesCell({ ms, lateFrom }: { ms: number | null; lateFrom: number }) {
  if (ms === null) return <td class="board-delay board-nothing">–</td>;
  const minutes = Math.trunc(ms / MINUTE_MS);
  if (ms >= lateFrom) {
    return (
      <td class="board-delay late" title={t('late', { minutes })}>
        ▲ +{minutes}
      </td>
    );
  }
  const text = minutes > 0 ? `+${minutes}` : minutes < 0 ? `−${-minutes}` : '0';
  return (
    <td
      class="board-delay"
      title={minutes === 0 ? undefined : t(minutes > 0 ? 'late' : 'early', { minutes: Math.abs(minutes) })}
    >
      {text}
    </td>
  );
}

function SlackCell({ row: { turnaround } }: { row: BoardRow }) {
  if (!turnaround?.target || turnaround.slack === null) return <td class="board-delay board-nothing">–</td>;
  const { slack, target } = turnaround;
  const minutes = Math.floor(slack / MINUTE_MS);
  const values = { milestone: target.milestone, time: shownZone.value.minutes(target.time) };
  return slack < 0 ? (
    <td class="board-delay late" title={t('slackMissed', { ...values, minutes: -minutes })}>
      ▲ −{-minutes}
    </td>
  ) : (
    <td class="board-delay" title={t('slackLeft', { ...values, minutes })}>
      {minutes}
    </td>
  );
}

function ProgressCell({ row: { turnaround } }: { row: BoardRow }) {
  if (!turnaround || turnaround.graph.counted.size === 0) return <td class="board-nothing">–</td>;
  const { done, graph } = turnaround;
  const all = graph.counted.size;
  return (
    <td class="board-progress">
      <span class="board-meter" aria-hidden="true" style={{ '--share': done / all }} />
      {done}/{all}
    </td>
  );
}

/** An abbreviation with what it means, where the page knows it. */
function milestoneTitle(name: string): string {
  const meaning = t(`milestones.${name as MilestoneName}`, { defaultValue: '' });
  return meaning ? `${name}: ${meaning}` : name;
}
