import { dateInName } from '../../server/contract/date-in-name.ts';
import type { Airport } from '../../server/contract/history.ts';
import { type ImportFields, importFields } from '../../server/contract/recording-endpoints.ts';
import type { ImportFailure } from './importing.ts';

/** What a refusal may ask a person, in the order in which it is asked. */
const QUESTIONS = ['format', 'airport', 'reference', 'date', 'timeZone', 'columns', 'profile'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What stands in the fields of the form. */
export type Answers = Readonly<Partial<Record<Question, string | undefined>>>;

/** What a refusal asks for. */
export function questionsOf({ errors }: Pick<ImportFailure, 'errors'>): Question[] {
  return QUESTIONS.filter(question => errors.some(({ path }) => path === question));
}

/**
 * What is known already: what was told before, the date in a file's name, and for a reference point that was refused the
 * place of the airport. Where none was told, the server would have taken that place if it could be relied on.
 */
export function firstAnswers(
  { errors, files, fields }: Pick<ImportFailure, 'errors' | 'files' | 'fields'>,
  airports: readonly Airport[],
): Answers {
  const known = airports.find(({ airportId }) => airportId === fields.airport);
  const place = known && known.lat !== null && known.lon !== null ? `${known.lat},${known.lon}` : undefined;
  const told = errors.find(({ path }) => path === 'file')?.message ?? '';
  const refused = files.find(({ name }) => told.startsWith(`${name} `));
  const dated = refused && dateInName(refused.name);
  return {
    ...fields,
    ...(place !== undefined && fields.reference !== undefined && { reference: place }),
    ...(dated !== undefined && fields.date === undefined && { date: dated }),
  };
}

/** Questions whose answer is missing or cannot be right; of columns and a profile, one will do. */
export function wrongAnswers(questions: readonly Question[], answers: Answers): Question[] {
  const given = answersTo(questions, answers);
  return questions.filter(question => {
    const answer = given[question];
    if (answer !== undefined) return !importFields.shape[question].safeParse(answer).success;
    return (
      !(question === 'columns' && questions.includes('profile') && given.profile) &&
      !(question === 'profile' && questions.includes('columns') && given.columns)
    );
  });
}

/** What to tell of the files when they are sent again: what was told before, and the answers. All have to be right. */
export function fieldsWith(
  { fields }: Pick<ImportFailure, 'fields'>,
  questions: readonly Question[],
  answers: Answers,
): ImportFields {
  const others = Object.entries(fields).filter(([field]) => !questions.includes(field as Question));
  return importFields.parse({ ...Object.fromEntries(others), ...answersTo(questions, answers) });
}

function answersTo(questions: readonly Question[], answers: Answers): Answers {
  const given = questions.flatMap(question => {
    const answer = answers[question]?.trim() ?? '';
    if (answer === '') return [];
    return [[question, question === 'airport' ? answer.toUpperCase() : answer]];
  });
  return Object.fromEntries(given);
}
