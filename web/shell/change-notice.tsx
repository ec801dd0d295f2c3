import { Icon } from '../controls/icon.tsx';
import { othersDeed, spokenPlayback } from './playback-news.ts';

/** Shows for a moment what somebody else did with the shared playhead; it is spoken by {@link SpokenPlayback}. */
export function ChangeNotice() {
  const deed = othersDeed.value;
  if (deed === null) return null;
  return (
    <div class="notice change" aria-hidden="true">
      <Icon name="viewers" />
      <p class="text">{deed}</p>
    </div>
  );
}

/** Tells what the replay does to one who does not see it, in their own time. */
export function SpokenPlayback() {
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {spokenPlayback.value}
    </div>
  );
}
