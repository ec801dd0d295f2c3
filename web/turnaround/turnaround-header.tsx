import { toMs } from '../../server/contract/time.ts';
import { Button } from '../controls/button.tsx';
import { Segments } from '../controls/segments.tsx';
import { texts } from '../language/catalogues.ts';
import { turnaround as english } from '../language/en/turnaround.ts';
import { clearSelection, hover, select, unhover } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';
import type { TurnaroundState } from './turnaround-of.ts';
import { TASK_VIEWS, taskView } from './turnaround-state.ts';
import { verdictOf } from './verdict.ts';

const t = texts('turnaround', english);

type HeaderProps = { readonly turnaround: TurnaroundState; readonly now: number };

/** Whose turnaround it is, from when to when, and whether it will make its target. */
export function TurnaroundHeader({ turnaround, now }: HeaderProps) {
  const { flight, done, graph, target, offBlock } = turnaround;
  const verdict = verdictOf(turnaround, now);
  const attribute = (name: string) => {
    const value = flight.attributes?.[name];
    return typeof value === 'string' ? value : null;
  };
  const legs = [attribute('inbound'), attribute('outbound')].filter(Boolean).join(' / ');
  return (
    <>
      <div class="pane-toolbar turnaround-toolbar">
        <h2>
          <button
            type="button"
            class="link"
            onClick={() => select('flight', flight.flightId)}
            onPointerEnter={() => hover('flight', flight.flightId)}
            onPointerLeave={unhover}
          >
            {legs || (flight.callsign ?? flight.flightId)}
          </button>
        </h2>
        <span class="muted turnaround-aircraft">
          {[flight.aircraftType, flight.registration].filter(Boolean).join(' · ')}
        </span>
        {flight.stand !== null && (
          <button type="button" class="link" onClick={() => flight.stand && select('stand', flight.stand)}>
            {t('stand', { stand: flight.stand })}
          </button>
        )}
        <span class={verdict.late ? 'verdict late' : 'verdict'} title={verdict.hint}>
          {verdict.late && '▲ '}
          {verdict.text}
          {verdict.hint && <span class="visually-hidden">. {verdict.hint}</span>}
        </span>
        <span class="toolbar-rest" />
        <Segments
          label={t('shownAs')}
          choices={TASK_VIEWS}
          chosen={taskView.value}
          name={view => t(view)}
          onChoose={view => (taskView.value = view)}
        />
        <Button label={t('all')} icon="turnaround" onClick={clearSelection}>
          <span class="text">{t('all')}</span>
        </Button>
      </div>
      <dl class="turnaround-facts">
        <BlockTimes name={t('inBlock')} turnaround={turnaround} milestones={['SIBT', 'EIBT', 'AIBT']} />
        <BlockTimes name={t('offBlock')} turnaround={turnaround} milestones={['SOBT', 'TOBT', 'AOBT']} />
        {target && offBlock === null && (
          <div>
            <dt class="visually-hidden">{target.milestone}</dt>
            <dd>{untilText(target.milestone, target.time, now)}</dd>
          </div>
        )}
        {graph.counted.size > 0 && (
          <div>
            <dt class="visually-hidden">{t('tasks')}</dt>
            <dd>{t('done', { done, all: graph.counted.size })}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

function untilText(milestone: string, time: number, now: number): string {
  const values = { milestone, time: shownZone.value.minutes(time) };
  return now <= time
    ? t('until', { ...values, minutes: Math.floor((time - now) / 60_000) })
    : t('since', { ...values, minutes: Math.floor((now - time) / 60_000) });
}

/** From this much behind schedule a block time is late, ms. */
const LATE_AFTER_MS = 300_000;

type BlockTimesProps = {
  readonly name: string;
  readonly turnaround: TurnaroundState;
  /** Planned, estimated, actual. */
  readonly milestones: readonly [string, string, string];
};

function BlockTimes({ name, turnaround: { flight }, milestones }: BlockTimesProps) {
  const times = milestones.map(milestone => {
    const text = flight.milestones?.[milestone];
    return text ? toMs(text) : null;
  });
  const planned = times[0] ?? null;
  if (times.every(time => time === null)) return null;
  return (
    <div>
      <dt>{name}</dt>
      {milestones.map((milestone, index) => {
        const time = times[index] ?? null;
        if (time === null) return null;
        const kind = (['planned', 'estimated', 'actual'] as const)[index] ?? 'planned';
        const late = index > 0 && planned !== null && time - planned >= LATE_AFTER_MS;
        return (
          <dd key={milestone} class={`${kind} ${late ? 'late' : ''}`} title={`${milestone}: ${t(kind)}`}>
            <span class="muted small">{milestone}</span> {late && '▲ '}
            {shownZone.value.minutes(time)}
          </dd>
        );
      })}
    </div>
  );
}
