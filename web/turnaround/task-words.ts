import type { TaskState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { turnaround as english } from '../language/en/turnaround.ts';
import { shownZone } from '../state/shown-zone.ts';
import type { Scheduled } from './critical-path.ts';
import { stepOf } from './named-predecessors.ts';
import type { TurnaroundState } from './turnaround-of.ts';

const t = texts('turnaround', english);

const MINUTE_MS = 60_000;
/** A task that began so much after what it waited for began when that was over, ms. */
const AT_ONCE_MS = 120_000;

const minutes = (ms: number) => Math.round(ms / MINUTE_MS);
const clock = (ms: number) => shownZone.value.minutes(ms);

/** What people call a task within its turnaround; where several are of one type, with what tells them apart. */
export function taskName(id: string, { graph }: TurnaroundState): string {
  const task = graph.tasks.find(each => each.taskId === id);
  if (!task) return id;
  const role = graph.roles.get(id);
  const name = role === 'bus_in' ? t('busIn') : role === 'bus_out' ? t('busOut') : words(task.taskType);
  const several = graph.tasks.filter(each => graph.roles.get(each.taskId) === role).length > 1;
  return several ? `${name} · ${variant(task)}` : name;
}

/** What a step's name has beyond its type's: of `unloading_tractor_rear`, `tractor rear`; else the task's id. */
function variant(task: TaskState): string {
  const rest = stepOf(task)
    ?.replace(`${task.taskType}_`, '')
    .replace(/^bus_(in|out)_/, '')
    .replaceAll('_', ' ');
  return rest && rest !== task.taskType ? rest : task.taskId;
}

/** What is to be said of a task: its plan, how it goes, its slack, and what decided when it began or begins. */
export function taskFacts(task: TaskState, turnaround: TurnaroundState): string[] {
  const scheduled = turnaround.schedule.tasks.get(task.taskId);
  const facts = [planText(task)];
  if (!scheduled) return [...facts, t('card.void', { status: words(task.status) })];
  const span = { from: clock(scheduled.start), until: clock(scheduled.end) };
  if (scheduled.progress === 'over')
    facts.push(t('card.over', { ...span, minutes: minutes(scheduled.end - scheduled.start) }));
  else facts.push(t(scheduled.progress === 'under_way' ? 'card.underWay' : 'card.toCome', span));
  facts.push(...whyTexts(task.taskId, scheduled, turnaround));
  if (turnaround.schedule.path.includes(task.taskId)) facts.push(t('card.critical'));
  const { slack, latestEnd } = scheduled;
  if (slack !== null && latestEnd !== null && turnaround.target) {
    const values = { latest: clock(latestEnd), milestone: turnaround.target.milestone };
    facts.push(
      slack < 0
        ? t('card.missed', { ...values, minutes: slackMinutes(slack) })
        : t('card.slack', { ...values, minutes: slackMinutes(slack) }),
    );
  }
  return facts;
}

/** Whole minutes of slack that are left in full; where it is negative, the minutes that were begun. Never negative. */
export function slackMinutes(ms: number): number {
  return Math.abs(Math.floor(ms / MINUTE_MS));
}

/** `12 min`, or `▲ −3 min` where the target is missed. */
export function slackText(ms: number): string {
  const text = t('minutes', { minutes: slackMinutes(ms) });
  return ms < 0 ? `▲ −${text}` : text;
}

function planText({ plannedStart, plannedEnd }: TaskState): string {
  if (plannedStart === null || plannedEnd === null) return t('card.noPlan');
  const [from, until] = [toMs(plannedStart), toMs(plannedEnd)];
  return t('card.plan', { from: clock(from), until: clock(until), minutes: minutes(until - from) });
}

function whyTexts(id: string, scheduled: Scheduled, turnaround: TurnaroundState): string[] {
  const texts = [whyText(scheduled, turnaround)];
  if (scheduled.progress !== 'over' && turnaround.graph.spanning.has(id)) {
    const through = (turnaround.graph.into.get(id) ?? [])
      .filter(link => link.kind === 'finish-finish')
      .toSorted((a, b) => endOf(b.from) - endOf(a.from))[0];
    if (through) texts.push(t('why.spans', { task: taskName(through.from, turnaround) }));
  }
  return texts.filter(text => text !== null);

  function endOf(of: string): number {
    return turnaround.schedule.tasks.get(of)?.end ?? 0;
  }
}

function whyText({ heldBy, start, progress }: Scheduled, turnaround: TurnaroundState): string | null {
  if (heldBy === null) return null;
  if (heldBy.what !== 'task') {
    if (heldBy.what === 'now') return progress === 'to_come' ? t('why.now') : null;
    return t(heldBy.what === 'in_block' ? 'why.inBlock' : 'why.startUp', { time: clock(start) });
  }
  const { link } = heldBy;
  const other = turnaround.schedule.tasks.get(link.from);
  if (!other) return null;
  const atStart = link.kind === 'start-start';
  const released = atStart ? other.start : other.end;
  const values = { task: taskName(link.from, turnaround), time: clock(released) };
  if (progress !== 'to_come') {
    if (atStart) return t('why.beganWith', values);
    const waited = start - released;
    return waited <= AT_ONCE_MS
      ? t('why.began', values)
      : t('why.beganAfter', { ...values, minutes: minutes(waited) });
  }
  const isFree = atStart ? other.progress !== 'to_come' : other.progress === 'over';
  if (isFree) return t(atStart ? 'why.freeStart' : 'why.free', values);
  return t(atStart ? 'why.waitsStart' : 'why.waits', values);
}
