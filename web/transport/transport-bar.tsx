import { toMs } from '../../server/contract/time.ts';
import { Button } from '../controls/button.tsx';
import { pause, play, seek, setLoop, stepBy, stop } from '../state/commands.ts';
import { selection } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { transportBlocked } from './availability.ts';
import { stepToRecord } from './record-step.ts';
import { LONG_STEP_MS, STEP_MS } from './shortcuts.ts';
import { SpeedMenu } from './speed-menu.tsx';

/** The commands of the playhead. What it shows is what the server last told, never what was clicked. */
export function TransportBar() {
  const current = session.value;
  const blocked = transportBlocked.value;
  const playing = current?.status === 'playing';
  const ofWhat = selection.value ? `record of the selected ${selection.value.kind}` : 'record';
  const to = (edge: 'startTime' | 'endTime') => () => {
    if (current) void seek(toMs(current[edge]));
  };
  return (
    <div class="transport" role="toolbar" aria-label="Playback">
      <Button
        label="To the start"
        icon="toStart"
        shortcut="Home"
        disabledReason={blocked}
        onClick={to('startTime')}
      />
      <Button
        label={`Previous ${ofWhat}`}
        icon="previousRecord"
        shortcut="["
        disabledReason={blocked}
        onClick={() => void stepToRecord('previous')}
      />
      <Button
        label="Back 10 seconds"
        icon="stepBack"
        shortcut={`←, with Shift ${LONG_STEP_MS / 1000} s`}
        disabledReason={blocked}
        onClick={() => void stepBy(-STEP_MS)}
      />
      <Button
        class="primary play"
        label={playing ? 'Pause' : current?.status === 'ended' ? 'Play again from the start' : 'Play'}
        icon={playing ? 'pause' : 'play'}
        shortcut="Space"
        disabledReason={blocked}
        onClick={() => void (playing ? pause() : play())}
      />
      <Button
        label="Forward 10 seconds"
        icon="stepForward"
        shortcut={`→, with Shift ${LONG_STEP_MS / 1000} s`}
        disabledReason={blocked}
        onClick={() => void stepBy(STEP_MS)}
      />
      <Button
        label={`Next ${ofWhat}`}
        icon="nextRecord"
        shortcut="]"
        disabledReason={blocked}
        onClick={() => void stepToRecord('next')}
      />
      <Button
        label="To the end"
        icon="toEnd"
        shortcut="End"
        disabledReason={blocked}
        onClick={to('endTime')}
      />
      <Button
        label="Stop: back to the start, paused"
        icon="stop"
        disabledReason={blocked}
        onClick={() => void stop()}
      />
      <Button
        label="Loop"
        icon="loop"
        shortcut="L"
        pressed={current?.loop ?? false}
        disabledReason={blocked}
        onClick={() => void setLoop(!current?.loop)}
      />
      <SpeedMenu />
    </div>
  );
}
