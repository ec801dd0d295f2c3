import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { airports } from '../state/airports.ts';
import { type ImportFailure, importFiles, startOver } from './importing.ts';
import { ProfileField } from './profile-field.tsx';
import { type Answers, fieldsWith, firstAnswers, questionsOf, wrongAnswers } from './retry-answers.ts';
import {
  AirportField,
  ColumnsField,
  DateField,
  FormatField,
  ReferenceField,
  TimeZoneField,
} from './retry-fields.tsx';

const t = texts('imports', english);

const FIELDS = {
  format: FormatField,
  airport: AirportField,
  reference: ReferenceField,
  date: DateField,
  timeZone: TimeZoneField,
  columns: ColumnsField,
  profile: ProfileField,
};

/** Asks for what would help, and tries again with it. */
export function Retry({ failure }: { failure: ImportFailure }) {
  const questions = questionsOf(failure);
  const first = useMemo(() => firstAnswers(failure, airports.peek() ?? []), [failure]);
  const answers = useSignal<Answers>(first);
  const tried = useSignal(false);
  const wrong = tried.value ? wrongAnswers(questions, answers.value) : [];
  const again = () => {
    tried.value = true;
    if (wrongAnswers(questions, answers.peek()).length > 0) return;
    void importFiles(failure.files, fieldsWith(failure, questions, answers.peek()));
  };
  return (
    <form
      class="import-retry"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        again();
      }}
    >
      {questions.length > 0 && (
        <div class="import-questions">
          {questions.map(question => {
            const Field = FIELDS[question];
            return (
              <Field
                key={question}
                value={answers.value[question] ?? ''}
                wrong={wrong.includes(question)}
                suggested={
                  answers.value[question] === first[question] && first[question] !== failure.fields[question]
                }
                airportId={answers.value.airport}
                onAnswer={answer => {
                  answers.value = { ...answers.peek(), [question]: answer };
                }}
              />
            );
          })}
        </div>
      )}
      <div class="import-actions">
        <button type="button" class="button outlined" onClick={startOver}>
          {t('failed.others')}
        </button>
        {failure.files.length > 0 && (
          <button type="submit" class="button primary">
            {t('failed.again')}
          </button>
        )}
      </div>
    </form>
  );
}
