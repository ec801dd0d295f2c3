import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import { pause, play, stop } from '../state/commands.ts';
import { selection } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { steppedLane } from '../timeline/lane-steps.ts';
import { transportBlocked } from './availability.ts';
import { HelpDialog } from './help-dialog.tsx';
import { helpOpen } from './help-open.ts';
import { PlayedPartChip } from './played-part-chip.tsx';
import { runShortcut } from './run-shortcut.ts';
import type { ShortcutName } from './shortcuts.ts';
import { SpeedMenu } from './speed-menu.tsx';

const t = texts('transport');
const ofTimeline = texts('timeline');

/** The commands of the playhead. What it shows is what the server last told, never what was clicked. */
export function TransportBar() {
  const current = session.value;
  const blocked = transportBlocked.value;
  const playing = current?.status === 'playing';
  const command = (name: ShortcutName) => ({
    disabledReason: blocked,
    onClick: () => runShortcut(name),
  });
  return (
    <div class="transport" role="toolbar" aria-label={t('label')}>
      <PlayedPartChip />
      <Button label={t('toStart')} icon="toStart" shortcut="Home" {...command('start')} />
      <Button label={stepLabel('previous')} icon="previousRecord" shortcut="[" {...command('previous')} />
      <Button
        label={t('back')}
        icon="stepBack"
        shortcut={t('withShift', { key: '←' })}
        {...command('back')}
      />
      <Button
        class="primary play"
        label={playing ? t('pause') : current?.status === 'ended' ? t('playAgain') : t('play')}
        icon={playing ? 'pause' : 'play'}
        shortcut={t('help.space')}
        disabledReason={blocked}
        onClick={() => void (playing ? pause() : play())}
      />
      <Button
        label={t('forward')}
        icon="stepForward"
        shortcut={t('withShift', { key: '→' })}
        {...command('forward')}
      />
      <Button label={stepLabel('next')} icon="nextRecord" shortcut="]" {...command('next')} />
      <Button label={t('toEnd')} icon="toEnd" shortcut="End" {...command('end')} />
      <Button label={t('stop')} icon="stop" disabledReason={blocked} onClick={() => void stop()} />
      <Button
        label={t('loop')}
        icon="loop"
        shortcut="L"
        pressed={current?.loop ?? false}
        {...command('loop')}
      />
      <SpeedMenu />
      <Button
        label={t('help.open')}
        icon="help"
        shortcut="?"
        onClick={() => {
          helpOpen.value = true;
        }}
      />
      <HelpDialog />
    </div>
  );
}

/** Of what the button steps to the next event. */
function stepLabel(to: 'next' | 'previous'): string {
  const lane = steppedLane.value;
  if (lane) return ofTimeline(`lanes.${to}`, { lane: ofTimeline(`rows.${lane}`) });
  const kind = selection.value?.kind;
  return kind && kind !== 'stand' ? t(`${to}Of.${kind}`) : t(to);
}
