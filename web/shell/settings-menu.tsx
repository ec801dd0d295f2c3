import { Choice } from '../controls/choice.tsx';
import { Popover } from '../controls/popover.tsx';
import { texts } from '../language/catalogues.ts';
import { chooseLanguage } from '../language/chosen-language.ts';
import { LANGUAGES, type Language, language } from '../language/language.ts';
import { showStored } from '../recordings/stored-shown.ts';
import { enterKiosk } from '../state/kiosk.ts';
import { shownTime } from '../state/shown.ts';
import { clockChoice, shownZone } from '../state/shown-zone.ts';
import { themeChoice } from '../state/theme.ts';

const t = texts('shell');

const languages = (Object.entries(LANGUAGES) as [Language, string][]).map(([value, label]) => ({
  value,
  label,
  lang: value,
}));

/** What each reader has as they like it: language, clock and colours; and the way to the wall display. */
export function SettingsMenu() {
  return (
    <Popover label={t('settings.label')} icon="settings" from="right">
      {close => (
        <div class="settings">
          <Choice
            label={t('settings.language')}
            options={languages}
            value={language.value}
            onChoose={chooseLanguage}
          />
          <ClockChoice />
          <Choice
            label={t('settings.theme')}
            options={[
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
              { value: 'system', label: t('settings.system') },
            ]}
            value={themeChoice.value}
            onChoose={choice => {
              themeChoice.value = choice;
            }}
          />
          <Action
            label={t('settings.recordings')}
            onPress={() => {
              close();
              showStored();
            }}
          />
          <Action
            label={t('settings.kiosk')}
            hint={t('settings.kioskHint')}
            onPress={() => {
              close();
              enterKiosk();
            }}
          />
        </div>
      )}
    </Popover>
  );
}

function ClockChoice() {
  const zone = shownZone.value;
  return (
    <Choice
      label={t('settings.clock')}
      options={[
        { value: 'airport', label: t('settings.clockAirport') },
        { value: 'utc', label: t('settings.clockUtc') },
        { value: 'own', label: t('settings.clockOwn') },
      ]}
      value={clockChoice.value}
      onChoose={choice => {
        clockChoice.value = choice;
      }}
      hint={t('settings.clockOf', {
        zone: `${zone.timeZone} (${zone.offset(shownTime.peek() ?? Date.now())})`,
      })}
    />
  );
}

function Action({ label, hint, onPress }: { label: string; hint?: string; onPress: () => void }) {
  return (
    <div class="choice">
      <button type="button" class="button outlined" onClick={onPress}>
        {label}
      </button>
      {hint !== undefined && <p class="muted small">{hint}</p>}
    </div>
  );
}
