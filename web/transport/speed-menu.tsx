import { useState } from 'preact/hooks';
import { Popover } from '../controls/popover.tsx';
import { TextField } from '../controls/text-field.tsx';
import { texts } from '../language/catalogues.ts';
import { setSpeed } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { transportBlocked } from './availability.ts';
import { readSpeedEntry, SPEED_PRESETS, speedText } from './speed-entry.ts';

const t = texts('transport');

/** Shows the speed and changes it: by a preset, or by any number in (0, 3600]. */
export function SpeedMenu() {
  const speed = session.value?.playbackSpeed;
  return (
    <Popover
      label={t('speed.label')}
      side="above"
      from="right"
      buttonClass="outlined speed"
      disabledReason={transportBlocked.value}
      button={<span>{speed === undefined ? '×–' : speedText(speed)}</span>}
    >
      {close => <SpeedChoices current={speed} close={close} />}
    </Popover>
  );
}

function SpeedChoices({ current, close }: { current: number | undefined; close: () => void }) {
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const apply = (speed: number) => {
    void setSpeed(speed);
    close();
  };
  const enter = () => {
    const entry = readSpeedEntry(text);
    if (entry.ok) apply(entry.speed);
    else setError(entry.error);
  };
  return (
    <form
      class="speed-choices"
      onSubmit={event => {
        event.preventDefault();
        enter();
      }}
    >
      <fieldset class="presets">
        <legend class="visually-hidden">{t('speed.presets')}</legend>
        {SPEED_PRESETS.map(preset => (
          <button
            key={preset}
            type="button"
            class="button"
            aria-pressed={preset === current}
            onClick={() => apply(preset)}
          >
            {speedText(preset)}
          </button>
        ))}
      </fieldset>
      <TextField
        label={t('speed.other')}
        value={text}
        hint={t('speed.hint')}
        error={error}
        onInput={value => {
          setText(value);
          setError(null);
        }}
      />
      <button type="submit" class="button outlined">
        {t('speed.set')}
      </button>
    </form>
  );
}
