import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { PROFILE_PRESETS } from '../../server/contract/profile-presets.ts';
import { MAX_PROFILE_LENGTH } from '../../server/contract/recording-endpoints.ts';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import type { RetryFieldProps } from './retry-fields.tsx';

const t = texts('imports', english);

const OWN = 'own';
const EXAMPLE = `kind: positions
fields:
  time: when
  vehicleId: unit
  lat: y
  lon: x
  speed: { column: v, unit: kmh }`;

/** How a table is read: the name of a preset, or a profile's text, typed or from a file. */
export function ProfileField({ value, wrong, onAnswer }: RetryFieldProps) {
  const id = useId();
  const isPreset = PROFILE_PRESETS.some(name => name === value);
  const own = useSignal(value !== '' && !isPreset);
  return (
    <div class="field">
      <label for={id}>{t('failed.profile')}</label>
      <select
        id={id}
        class="input"
        value={own.value ? OWN : value}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={event => {
          const chosen = event.currentTarget.value;
          own.value = chosen === OWN;
          onAnswer(own.value ? '' : chosen);
        }}
      >
        <option value="">{t('failed.profileNone')}</option>
        {PROFILE_PRESETS.map(name => (
          <option key={name} value={name}>
            {t(`presets.${name}`)}
          </option>
        ))}
        <option value={OWN}>{t('failed.profileOwn')}</option>
      </select>
      {own.value && <OwnProfile text={value} wrong={wrong} onText={onAnswer} />}
      <span class={wrong ? 'field-error' : 'muted small'} id={`${id}-hint`}>
        {t('failed.profileHint')}
      </span>
    </div>
  );
}

type OwnProfileProps = {
  readonly text: string;
  readonly wrong: boolean;
  readonly onText: (text: string) => void;
};

function OwnProfile({ text, wrong, onText }: OwnProfileProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const unreadable = useSignal(false);
  const read = async (file: File) => {
    const told = file.size > MAX_PROFILE_LENGTH ? undefined : await file.text().catch(() => undefined);
    unreadable.value = told === undefined;
    if (told !== undefined) onText(told);
  };
  return (
    <>
      <textarea
        class="input"
        rows={8}
        spellcheck={false}
        value={text}
        placeholder={EXAMPLE}
        aria-label={t('failed.profileText')}
        aria-invalid={wrong}
        onInput={event => onText(event.currentTarget.value)}
      />
      <div>
        <button type="button" class="button outlined" onClick={() => chooser.current?.click()}>
          {t('failed.profileFile')}
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".yaml,.yml,.json"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={t('failed.profileFile')}
          onChange={event => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void read(file);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {unreadable.value && (
        <span class="field-error" role="alert">
          {t('failed.profileUnreadable')}
        </span>
      )}
    </>
  );
}
