import { computed, signal } from '@preact/signals';
import { z } from 'zod';
import { language } from '../language/language.ts';
import { listed } from '../panels/listed.ts';
import { shift } from '../shift/shift.ts';
import { type Extent, extent } from '../state/extent.ts';
import { preference } from '../state/preference.ts';
import { session } from '../state/session.ts';
import { scrub, shownTime } from '../state/shown.ts';
import { steadyExtent } from '../state/steady-extent.ts';
import { followed, isWhole, panned, within, zoomed } from '../timeline/view-window.ts';
import type { FocusedBar } from './draw-marks.ts';
import type { GanttRow } from './gantt-row.ts';
import { type FleetVehicle, GROUPINGS, ganttRows } from './gantt-rows.ts';
import { layOut } from './row-layout.ts';
import { rowsFound, rowsInUse } from './rows-shown.ts';

/** By what the rows are made. */
export const grouping = preference('gantt-grouping', z.enum(GROUPINGS), 'stand');

/** Whether bars are drawn as they turned out, or as they were known at the playhead. */
export const knowledge = preference('gantt-knowledge', z.enum(['turnedOut', 'known']), 'turnedOut');

/** Whether the picture goes with the playhead. */
export const keepPlayhead = preference('gantt-keep-playhead', z.boolean(), true);

export const search = signal('');
export const expandedKeys = signal<ReadonlySet<string>>(new Set());
export const focusedBar = signal<FocusedBar | null>(null);

/** The vehicles held, by what names their rows; the same object until some came or went. */
const fleet = (() => {
  let last: ReadonlyMap<string, FleetVehicle> = new Map();
  let mark = '';
  return computed(() => {
    const { vehicles, generation } = listed.value.entities;
    const next = `${generation}/${vehicles.size}`;
    if (next === mark) return last;
    mark = next;
    if (!isSameFleet(last, vehicles)) last = new Map(vehicles);
    return last;
  });
})();

/** All rows of the shift. */
export const rows = computed<readonly GanttRow[]>(() => {
  void language.value;
  return ganttRows(shift.value, grouping.value, grouping.value === 'vehicle' ? fleet.value : new Map());
});

/** The rows that the search leaves, put below each other. */
export const layout = computed(() => {
  const expanded = expandedKeys.value;
  // What was known changes as the replay plays, and rows should not jump: then all of them stay.
  const used = knowledge.value === 'known' ? rows.value : rowsInUse(rows.value, extent.value);
  return layOut(rowsFound(used, search.value), ({ key }) => expanded.has(key));
});

/** How much of wall time may lie between two pictures of what is known, while playing: ten a second. */
const KNOWN_EVERY_MS = 100;

/** By what time's knowledge bars are drawn (ms since 1970); `null` as it turned out. */
export const knownTime = computed(() => {
  if (knowledge.value === 'turnedOut') return null;
  const time = shownTime.value;
  const open = session.value;
  if (time === null || scrub.value || open?.status !== 'playing') return time;
  const step = Math.max(1, KNOWN_EVERY_MS * open.playbackSpeed);
  return Math.floor(time / step) * step;
});

const chosen = signal<Extent | null>(null);

/** A long shift is opened with this much of it around the playhead, ms. */
const OPENED_WITH_MS = 6 * 3_600_000;
const WHOLE_UP_TO_MS = 8 * 3_600_000;

/** The part of time that is shown; `null` without a session. */
export const shownSpan = steadyExtent(() => {
  const all = extent.value;
  if (!all) return null;
  return within(chosen.value ?? openedWith(all), all);
});

function openedWith(all: Extent): Extent {
  if (all.to - all.from <= WHOLE_UP_TO_MS) return all;
  const time = shownTime.peek() ?? all.from;
  return { from: time - OPENED_WITH_MS / 3, to: time + (OPENED_WITH_MS * 2) / 3 };
}

/** Makes what is shown `factor` times as long; `at` (ms since 1970) stays where it is. */
export function zoomAt(at: number, factor: number): void {
  const [all, span] = [extent.peek(), shownSpan.peek()];
  if (all && span) show(zoomed(span, all, at, factor));
}

/** Moves what is shown by `ms`, later where positive. */
export function panBy(ms: number): void {
  const [all, span] = [extent.peek(), shownSpan.peek()];
  if (all && span && ms !== 0) show(panned(span, all, ms));
}

/** Shows this part of time, as far as there is one. Where the playhead is not in it, it is not followed any more. */
export function show(span: Extent): void {
  const all = extent.peek();
  if (!all) return;
  chosen.value = within(span, all);
  const time = shownTime.peek();
  const now = chosen.peek();
  if (time !== null && now && (time < now.from || time > now.to)) keepPlayhead.value = false;
}

/** Shows all of the shift. */
export function showAll(): void {
  chosen.value = extent.peek();
}

/** Moves what is shown where the playhead at `time` has left it, or is about to. */
export function followTo(time: number): void {
  const [all, span] = [extent.peek(), shownSpan.peek()];
  if (!all || !span || isWhole(span, all)) return;
  const next = followed(span, all, time);
  if (next) chosen.value = next;
}

export function toggleRow(key: string): void {
  const next = new Set(expandedKeys.peek());
  if (!next.delete(key)) next.add(key);
  expandedKeys.value = next;
}

/** Unfolds all rows, or folds them. */
export function expandAll(expanded: boolean): void {
  expandedKeys.value = new Set(expanded ? rows.peek().map(({ key }) => key) : []);
}

function isSameFleet(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && one.keys().every(id => other.has(id));
}
