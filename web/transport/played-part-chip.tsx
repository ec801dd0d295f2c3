import { Icon } from '../controls/icon.tsx';
import { durationText } from '../format/durations.ts';
import { texts } from '../language/catalogues.ts';
import { shownZone } from '../state/shown-zone.ts';
import { playAll, playedPart } from '../timeline/played-range.ts';
import { transportBlocked } from './availability.ts';

const t = texts('timeline');

/** Says how long a part of the recording is played, where it is only a part, and ends that. */
export function PlayedPartChip() {
  const part = playedPart.value;
  if (!part) return null;
  const length = durationText(part.to - part.from);
  const { clock } = shownZone.value;
  return (
    <span class="played-part" title={`${clock(part.from)} – ${clock(part.to)}`}>
      {part.loop ? t('range.looped', { length }) : t('range.part', { length })}
      <button
        type="button"
        class="button icon-only"
        aria-label={t('range.clear')}
        title={transportBlocked.value ?? t('range.clear')}
        aria-disabled={transportBlocked.value ? 'true' : undefined}
        onClick={() => {
          if (!transportBlocked.peek()) void playAll();
        }}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}
