import { toMs } from '../../server/contract/time.ts';
import { type Scale, xOf } from '../timeline/scale.ts';
import type { Link } from './link.ts';
import type { TurnaroundState } from './turnaround-of.ts';

/** The least and the most height of a task's row, CSS pixels. */
const ROW_HEIGHTS = [18, 28] as const;
/** What stands right of the time axis, for slack and labels, CSS pixels. */
export const ASIDE_WIDTH = 76;

const FIVE_MINUTES = 300_000;
/** What stays free at both ends of the time axis, as a share of its length. */
const MARGIN = 0.015;
/** The milestones that a turnaround is seen by. */
const MILESTONES = [
  'SIBT',
  'EIBT',
  'AIBT',
  'ACGT',
  'ASBT',
  'ARDT',
  'SOBT',
  'EOBT',
  'TOBT',
  'TSAT',
  'ASRT',
  'ASAT',
  'AOBT',
] as const;

/** The height at which so many rows fill a view of `height` CSS pixels, as far as that can be read. */
export function rowHeightFor(rows: number, height: number): number {
  const [least, most] = ROW_HEIGHTS;
  return Math.max(least, Math.min(most, Math.floor(height / Math.max(1, rows))));
}

/**
 * The time axis: everything planned, done and projected of the turnaround, to whole five minutes; around `now` where it
 * has no time at all. Once off block nothing is projected.
 */
export function chartScale(
  { graph, schedule, flight, offBlock }: TurnaroundState,
  width: number,
  now: number,
): Scale {
  const times = [
    ...graph.tasks.flatMap(task => [task.plannedStart, task.plannedEnd, task.actualStart, task.actualEnd]),
    ...MILESTONES.map(name => flight.milestones?.[name] ?? null),
  ]
    .filter(text => text !== null)
    .map(toMs);
  for (const { end, progress } of schedule.tasks.values()) {
    if (offBlock === null || progress === 'over') times.push(end);
  }
  if (times.length === 0) times.push(now, now + FIVE_MINUTES);
  const from = Math.floor(Math.min(...times) / FIVE_MINUTES) * FIVE_MINUTES;
  const until = Math.ceil(Math.max(...times) / FIVE_MINUTES) * FIVE_MINUTES;
  const margin = (until - from) * MARGIN;
  return { start: from - margin, end: until + margin, width };
}

/** Whether the axis reaches over `time` (ms since 1970). */
export function isWithin({ start, end }: Scale, time: number): boolean {
  return time >= start && time <= end;
}

/** A link as drawn: an SVG path from one bar's end or start to another's, and where its head is. */
export type DrawnLink = {
  readonly link: Link;
  readonly path: string;
  readonly head: string;
  readonly critical: boolean;
};

/** Between the vertical part of a link and the bar that it leads to, CSS pixels. */
const ELBOW = 7;
const HEAD = 4;

/** The links between the rows, those of the critical path last, so that they lie on top. */
export function drawnLinks(turnaround: TurnaroundState, scale: Scale, rowHeight: number): DrawnLink[] {
  const { graph, schedule } = turnaround;
  const rows = new Map(graph.tasks.map((task, row) => [task.taskId, row]));
  const follows = new Map(schedule.path.map((id, index) => [id, schedule.path[index + 1]]));
  const drawn = [...graph.outOf.values()].flat().flatMap(link => {
    const [from, to] = [schedule.tasks.get(link.from), schedule.tasks.get(link.to)];
    const [fromRow, toRow] = [rows.get(link.from), rows.get(link.to)];
    if (!from || !to || fromRow === undefined || toRow === undefined) return [];
    const x1 = xOf(scale, link.kind === 'start-start' ? from.start : from.end);
    const x2 = xOf(scale, link.kind === 'finish-finish' ? to.end : to.start);
    const [y1, y2] = [middle(fromRow, rowHeight), middle(toRow, rowHeight)];
    const critical = follows.get(link.from) === link.to;
    return [{ link, critical, ...route(link, [x1, y1], [x2, y2], rowHeight) }];
  });
  return drawn.sort((a, b) => Number(a.critical) - Number(b.critical));
}

/** The middle of a row, CSS pixels from the first one's top. */
export function middle(row: number, rowHeight: number): number {
  return (row + 0.5) * rowHeight;
}

function route(
  { kind }: Link,
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  rowHeight: number,
): { path: string; head: string } {
  if (kind === 'finish-finish') {
    const out = round(Math.max(x1, x2) + ELBOW);
    return {
      path: `M${round(x1)} ${y1}H${out}V${y2}H${round(x2)}`,
      head: `M${round(x2)} ${y2}l${HEAD} -${HEAD}v${2 * HEAD}z`,
    };
  }
  const head = `M${round(x2)} ${y2}l-${HEAD} -${HEAD}v${2 * HEAD}z`;
  if (kind === 'start-start') {
    const out = round(Math.min(x1, x2) - ELBOW);
    return { path: `M${round(x1)} ${y1}H${out}V${y2}H${round(x2)}`, head };
  }
  const elbow = x2 - ELBOW;
  if (elbow >= x1) return { path: `M${round(x1)} ${y1}H${round(elbow)}V${y2}H${round(x2)}`, head };
  const between = y1 + (y2 > y1 ? rowHeight / 2 : -rowHeight / 2);
  return {
    path: `M${round(x1)} ${y1}h3V${between}H${round(elbow)}V${y2}H${round(x2)}`,
    head,
  };
}

const round = (x: number) => Math.round(x * 10) / 10;

/** Milestones so close to each other that they share a mark and a label. */
export type MilestoneMark = {
  readonly x: number;
  readonly time: number;
  readonly names: readonly string[];
  /** On which side there is room for its label. */
  readonly label: 'right' | 'left' | 'none';
};

/** Closer marks become one, CSS pixels. */
const SHARED_PX = 6;
const LETTER_PX = 6.4;

/** The planned or the actual milestones from left to right; a label without room is left out. */
export function milestoneMarks({ flight }: TurnaroundState, scale: Scale, actual: boolean): MilestoneMark[] {
  const marks: { x: number; time: number; names: string[] }[] = [];
  const told = MILESTONES.filter(name => name.startsWith('A') === actual)
    .flatMap(name => {
      const text = flight.milestones?.[name];
      return text ? [{ name, time: toMs(text) }] : [];
    })
    .sort((a, b) => a.time - b.time);
  for (const { name, time } of told) {
    const x = xOf(scale, time);
    const last = marks.at(-1);
    if (last && x - last.x < SHARED_PX) last.names.push(name);
    else marks.push({ x, time, names: [name] });
  }
  let taken = 0;
  return marks.map((mark, index) => {
    const length = mark.names.join(' ').length * LETTER_PX + 2 * SHARED_PX;
    const next = marks[index + 1]?.x ?? scale.width + ASIDE_WIDTH;
    const label = mark.x + length <= next ? 'right' : mark.x - length >= taken ? 'left' : 'none';
    taken = mark.x + (label === 'right' ? length : SHARED_PX);
    return { ...mark, label };
  });
}
