import { toMs } from '../../server/contract/time.ts';
import { seek, setLoop, setSpeed, stepBy, toggle } from '../state/commands.ts';
import { togglePane } from '../state/panes.ts';
import { clearSelection, follow, selection } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { sideOpen } from '../state/side.ts';
import { loopFromHere } from '../timeline/played-range.ts';
import { helpOpen } from './help-open.ts';
import { stepToRecord } from './record-step.ts';
import type { ShortcutName } from './shortcuts.ts';
import { speedBeside } from './speed-entry.ts';
import { LONG_STEP_MS, STEP_MS } from './steps.ts';

const RUN: Readonly<Record<ShortcutName, () => void>> = {
  toggle: () => void toggle(),
  back: () => void stepBy(-STEP_MS),
  forward: () => void stepBy(STEP_MS),
  backFar: () => void stepBy(-LONG_STEP_MS),
  forwardFar: () => void stepBy(LONG_STEP_MS),
  faster: () => changeSpeed('faster'),
  slower: () => changeSpeed('slower'),
  previous: () => void stepToRecord('previous'),
  next: () => void stepToRecord('next'),
  start: () => seekTo('startTime'),
  end: () => seekTo('endTime'),
  loop: () => void setLoop(!session.peek()?.loop),
  loopFrom: () => loopFromHere('from'),
  loopTo: () => loopFromHere('to'),
  follow: () => {
    if (selection.peek()) follow.value = !follow.peek();
  },
  search: focusSearch,
  gantt: () => togglePane('gantt'),
  flights: () => togglePane('flights'),
  turnaround: () => togglePane('turnaround'),
  clear: clearSelection,
  help: () => {
    helpOpen.value = true;
  },
};

export function runShortcut(name: ShortcutName): void {
  RUN[name]();
}

function changeSpeed(to: 'faster' | 'slower'): void {
  const speed = speedBeside(session.peek()?.playbackSpeed ?? 1, to);
  if (speed !== null) void setSpeed(speed);
}

function seekTo(edge: 'startTime' | 'endTime'): void {
  const open = session.peek();
  if (open) void seek(toMs(open[edge]));
}

/** The search of the list that is open; the side panel is opened where it is not. */
function focusSearch(): void {
  sideOpen.value = true;
  requestAnimationFrame(() => {
    const fields = document.querySelectorAll<HTMLElement>('[data-search]');
    [...fields].find(field => field.offsetParent !== null)?.focus();
  });
}
