import { useId } from 'preact/hooks';
import { TextField } from '../controls/text-field.tsx';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { airports } from '../state/airports.ts';
import { FORMAT_GROUPS } from './format-groups.ts';

const t = texts('imports', english);

/** A question to whoever imports, and the answer so far. */
export type RetryFieldProps = {
  readonly value: string;
  /** Whether it was tried with an answer that cannot be right, or with none. */
  readonly wrong: boolean;
  /** Whether the answer is ours so far, and not the person's. */
  readonly suggested: boolean;
  /** The airport that was told, where one was. */
  readonly airportId?: string | undefined;
  readonly onAnswer: (answer: string) => void;
};

/** What a file is, where its content does not tell. */
export function FormatField({ value, wrong, onAnswer }: RetryFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('failed.format')}</label>
      <select
        id={id}
        class="input"
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={event => onAnswer(event.currentTarget.value)}
      >
        <option value="" disabled>
          {t('failed.choose')}
        </option>
        {FORMAT_GROUPS.map(({ group, formats }) => (
          <optgroup key={group} label={t(`formatGroups.${group}`)}>
            {formats.map(format => (
              <option key={format} value={format}>
                {t(`formats.${format}`)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <span class={wrong ? 'field-error' : 'muted small'} id={`${id}-hint`}>
        {t('failed.formatHint')}
      </span>
    </div>
  );
}

export function AirportField({ value, wrong, onAnswer }: RetryFieldProps) {
  return (
    <TextField
      label={t('failed.airport')}
      value={value}
      suggestions={(airports.value ?? []).map(({ airportId }) => airportId)}
      error={wrong ? t('failed.airportWrong') : null}
      hint={t('failed.airportHint')}
      onInput={onAnswer}
    />
  );
}

/** The point around which a sensor tells metres, `latitude,longitude`. */
export function ReferenceField({ value, wrong, onAnswer }: RetryFieldProps) {
  return (
    <TextField
      label={t('failed.reference')}
      value={value}
      error={wrong ? t('failed.referenceWrong') : null}
      hint={t('failed.referenceHint')}
      onInput={onAnswer}
    />
  );
}

/** The day of the first record, `YYYY-MM-DD`. */
export function DateField({ value, wrong, suggested, onAnswer }: RetryFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('failed.date')}</label>
      <input
        id={id}
        class="input"
        type="date"
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onInput={event => onAnswer(event.currentTarget.value)}
      />
      <span class={wrong ? 'field-error' : 'muted small'} id={`${id}-hint`}>
        {suggested ? t('failed.dateOfName') : t('failed.dateHint')}
      </span>
    </div>
  );
}

export function TimeZoneField({ value, wrong, airportId, onAnswer }: RetryFieldProps) {
  const local = airports.value?.find(airport => airport.airportId === airportId)?.timeZone;
  const zones = new Set(['UTC', ...(local ? [local] : []), ...Intl.supportedValuesOf('timeZone')]);
  return (
    <TextField
      label={t('failed.timeZone')}
      value={value}
      suggestions={[...zones]}
      error={wrong ? t('failed.timeZoneWrong') : null}
      hint={t('failed.timeZoneHint')}
      onInput={onAnswer}
    />
  );
}

export function ColumnsField({ value, wrong, onAnswer }: RetryFieldProps) {
  return (
    <TextField
      label={t('failed.columns')}
      value={value}
      error={wrong ? t('failed.columnsWrong') : null}
      hint={t('failed.columnsHint')}
      onInput={onAnswer}
    />
  );
}
