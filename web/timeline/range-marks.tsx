import { texts } from '../language/catalogues.ts';
import { shownZone } from '../state/shown-zone.ts';
import { transportBlocked } from '../transport/availability.ts';
import { LONG_STEP_MS, STEP_MS } from '../transport/steps.ts';
import { draftRange, loopOver, playedPart } from './played-range.ts';
import { type Scale, xOf } from './scale.ts';
import { domain } from './view.ts';

const t = texts('timeline');

/** The range that is played, where it is a part of what is recorded: its bracket, and all else dimmed. */
export function RangeMarks({ scale }: { scale: Scale }) {
  const range = draftRange.value ?? playedPart.value;
  const all = domain.value;
  if (!range || !all || scale.width === 0) return null;
  const left = Math.min(scale.width, Math.max(0, xOf(scale, range.from)));
  const right = Math.min(scale.width, Math.max(0, xOf(scale, range.to)));
  const handles = draftRange.value ? [] : (['from', 'to'] as const);
  return (
    <>
      <div class="timeline-dim" style={{ left: 0, width: `${left}px` }} />
      <div class="timeline-dim" style={{ left: `${right}px`, right: 0 }} />
      <div class="timeline-bracket" style={{ left: `${left}px`, width: `${right - left}px` }} />
      {handles.map(end => {
        const x = xOf(scale, range[end]);
        if (x < -1 || x > scale.width + 1) return null;
        return (
          <div
            key={end}
            class={`timeline-handle ${end}`}
            data-range-end={end}
            style={{ left: `${x}px` }}
            role="slider"
            tabIndex={0}
            aria-label={t(`range.${end}`)}
            aria-valuemin={0}
            aria-valuemax={Math.round((all.to - all.from) / 1000)}
            aria-valuenow={Math.round((range[end] - all.from) / 1000)}
            aria-valuetext={shownZone.value.clock(range[end])}
            title={`${t(`range.${end}`)} · ${shownZone.value.clock(range[end])}`}
            onKeyDown={event => {
              const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
              if (direction === 0 || transportBlocked.peek()) return;
              event.preventDefault();
              const by = direction * (event.shiftKey ? LONG_STEP_MS : STEP_MS);
              const moved = { ...range, [end]: range[end] + by };
              if (moved.to > moved.from) void loopOver(moved.from, moved.to);
            }}
          />
        );
      })}
    </>
  );
}
