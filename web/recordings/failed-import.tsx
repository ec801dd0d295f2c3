import { useSignal } from '@preact/signals';
import type { ImportFields } from '../../server/contract/recording-endpoints.ts';
import { referencePoint } from '../../server/contract/reference-point.ts';
import { airportId } from '../../server/contract/session.ts';
import { Icon } from '../controls/icon.tsx';
import { TextField } from '../controls/text-field.tsx';
import { texts } from '../language/catalogues.ts';
import { failureText } from './failure-text.ts';
import { type ImportFailure, importFiles, startOver } from './importing.ts';
import { DateField, FormatField, ProfileField } from './retry-fields.tsx';

const t = texts('recordings');

/** Why an import failed, what would help, and the way to try again with it. */
export function FailedImport({ failure }: { failure: ImportFailure }) {
  const { title, lines } = failureText(failure);
  return (
    <div class="import-stage">
      <h2 tabIndex={-1} data-first class="import-failed">
        <Icon name="critical" />
        {title}
      </h2>
      <div role="alert">
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Retry failure={failure} />
    </div>
  );
}

function Retry({ failure: { errors, files, fields } }: { failure: ImportFailure }) {
  const wants = (path: string) => errors.some(error => error.path === path);
  const airport = useSignal('');
  const date = useSignal('');
  const reference = useSignal('');
  const columns = useSignal('');
  const timeZone = useSignal('');
  const profile = useSignal('');
  const format = useSignal<ImportFields['format']>(undefined);
  const wrong = useSignal(false);
  const wrongReference = useSignal(false);
  const again = () => {
    const code = airport.value.trim().toUpperCase();
    wrong.value = wants('airport') && !airportId.safeParse(code).success;
    wrongReference.value = wants('reference') && !referencePoint.safeParse(reference.value).success;
    if (wrong.value || wrongReference.value) return;
    void importFiles(files, {
      ...fields,
      ...(wants('airport') && { airport: code }),
      ...(wants('date') && date.value !== '' && { date: date.value }),
      ...(wants('reference') && { reference: reference.value }),
      ...(wants('columns') && columns.value !== '' && { columns: columns.value }),
      ...(wants('timeZone') && timeZone.value !== '' && { timeZone: timeZone.value.trim() }),
      ...(wants('profile') && profile.value !== '' && { profile: profile.value }),
      ...(format.value && { format: format.value }),
    });
  };
  return (
    <form
      class="import-retry"
      onSubmit={event => {
        event.preventDefault();
        again();
      }}
    >
      {wants('airport') && (
        <TextField
          label={t('failed.airport')}
          value={airport.value}
          error={wrong.value ? t('failed.airportWrong') : null}
          hint={t('failed.airportHint')}
          onInput={text => {
            airport.value = text;
          }}
        />
      )}
      {wants('reference') && (
        <TextField
          label={t('failed.reference')}
          value={reference.value}
          error={wrongReference.value ? t('failed.referenceWrong') : null}
          hint={t('failed.referenceHint')}
          placeholder="41.29706,2.07845"
          onInput={text => {
            reference.value = text;
          }}
        />
      )}
      {wants('columns') && (
        <TextField
          label={t('failed.columns')}
          value={columns.value}
          hint={t('failed.columnsHint')}
          placeholder="time=…,id=…,lat=…,lon=…"
          onInput={text => {
            columns.value = text;
          }}
        />
      )}
      {wants('timeZone') && (
        <TextField
          label={t('failed.timeZone')}
          value={timeZone.value}
          hint={t('failed.timeZoneHint')}
          placeholder="UTC"
          onInput={text => {
            timeZone.value = text;
          }}
        />
      )}
      {wants('profile') && (
        <ProfileField profile={profile.value} onProfile={text => (profile.value = text)} />
      )}
      {wants('date') && <DateField date={date.value} onDate={text => (date.value = text)} />}
      {wants('format') && <FormatField format={format.value} onFormat={chosen => (format.value = chosen)} />}
      <div class="import-actions">
        <button type="button" class="button outlined" onClick={startOver}>
          {t('failed.others')}
        </button>
        {files.length > 0 && (
          <button type="submit" class="button primary">
            {t('failed.again')}
          </button>
        )}
      </div>
    </form>
  );
}
