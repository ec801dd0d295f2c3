import { useId } from 'preact/hooks';
import { RECORDING_FORMATS, type RecordingFormat } from '../../server/contract/recordings.ts';
import { texts } from '../language/catalogues.ts';

const t = texts('recordings');

/** The day of a table's first row, `YYYY-MM-DD`. */
export function DateField({ date, onDate }: { date: string; onDate: (date: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('failed.date')}</label>
      <input
        id={id}
        class="input"
        type="date"
        required
        value={date}
        aria-describedby={`${id}-hint`}
        onInput={event => onDate(event.currentTarget.value)}
      />
      <span class="muted small" id={`${id}-hint`}>
        {t('failed.dateHint')}
      </span>
    </div>
  );
}

/** What a file is, where its content does not tell. */
export function FormatField({
  format,
  onFormat,
}: {
  format: RecordingFormat | undefined;
  onFormat: (format: RecordingFormat) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('failed.format')}</label>
      <select
        id={id}
        class="input"
        value={format ?? ''}
        onChange={event => onFormat(event.currentTarget.value as RecordingFormat)}
      >
        <option value="" disabled />
        {RECORDING_FORMATS.map(each => (
          <option key={each} value={each}>
            {t(`formats.${each}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How a table is read: a profile's text, or a preset's name. */
export function ProfileField({ profile, onProfile }: { profile: string; onProfile: (text: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('failed.profile')}</label>
      <textarea
        id={id}
        class="input"
        rows={8}
        spellcheck={false}
        value={profile}
        aria-describedby={`${id}-hint`}
        onInput={event => onProfile(event.currentTarget.value)}
      />
      <span class="muted small" id={`${id}-hint`}>
        {t('failed.profileHint')}
      </span>
    </div>
  );
}
