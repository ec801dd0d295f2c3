import type { NdjsonLine } from '../contract/lines.ts';
import type { ImportOutcome } from '../ingest/import-recording.ts';
import { placeOf } from '../ingest/set-aside-place.ts';
import type { ImportSummary } from '../ingest/summary.ts';
import { findingLines } from './finding-text.ts';
import { plural, printable, type WordForms } from './plain-text.ts';

/** How much of a line that was set aside is shown. */
const SHOWN_CHARACTERS = 120;

const KIND_NAMES: Record<NdjsonLine['kind'], WordForms> = {
  airport: ['airport', 'airports'],
  vehicle: ['vehicle', 'vehicles'],
  vehicle_update: ['vehicle position', 'vehicle positions'],
  task_update: ['task update', 'task updates'],
  flight_update: ['flight update', 'flight updates'],
  notification: ['notification', 'notifications'],
  decision: ['decision', 'decisions'],
};

/** What came of a file, for the person at the terminal. */
export function reportOutcome(path: string, outcome: ImportOutcome): string {
  if ('alreadyImported' in outcome) {
    return `${path}: already imported as recording ${outcome.alreadyImported}; nothing changed\n`;
  }
  const { recordingId, format, summary } = outcome;
  const lines = [
    `${path}: imported as recording ${recordingId} (${format})`,
    ...contents(summary),
    ...summary.notes.map(note => `  ${note}`),
    ...summary.findings.flatMap(findingLines),
    ...setAside(summary),
  ];
  return `${lines.join('\n')}\n`;
}

function contents({ counts, from, to, airportIds, vehicles, maps }: ImportSummary): string[] {
  const parts = (Object.keys(KIND_NAMES) as NdjsonLine['kind'][]).flatMap(kind => {
    const count = counts[kind];
    if (count === undefined) return [];
    const of = kind === 'vehicle_update' ? ` of ${plural(vehicles, KIND_NAMES.vehicle)}` : '';
    return [`${plural(count, KIND_NAMES[kind])}${of}`];
  });
  if (maps.length > 0) parts.push(plural(maps.length, ['map', 'maps']));
  const span = from && to ? `, ${from} to ${to}` : '';
  return [`  ${parts.join(', ')}`, `  ${airportIds.join(', ')}${span}`];
}

function setAside({ setAside: count, setAsideReasons }: ImportSummary): string[] {
  if (count === 0) return [];
  const told = setAsideReasons.reduce((sum, { examples }) => sum + examples.length, 0);
  return [
    `  set aside ${plural(count, ['piece', 'pieces'])}:`,
    ...setAsideReasons.flatMap(({ reason, lines, examples }) => [
      `    ${plural(lines, ['piece', 'pieces'])}: ${printable(reason)}`,
      ...examples.map(example => `      ${placeOf(example)}: ${shown(example.text)}`),
    ]),
    ...(count > told ? ['    --set-aside FILE writes all of them down'] : []),
  ];
}

/** The beginning of a line of a file. */
function shown(text: string): string {
  const start = printable(text.slice(0, SHOWN_CHARACTERS));
  return text.length > SHOWN_CHARACTERS ? `${start}…` : start;
}
