import { MAX_UPLOAD_FILES } from '../../server/contract/importable-files.ts';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import type { ImportFailure } from './importing.ts';
import type { Question } from './retry-answers.ts';

const t = texts('imports', english);

export type FailureText = {
  readonly title: string;
  /** What the server says of it, in English; `null` where the page says all. */
  readonly told: string | null;
  /** What there is to know and do about it, a line each. */
  readonly lines: readonly string[];
};

/** What failed, in a few words, and what follows. `questions`: what the person can tell that would help. */
export function failureText(
  { code, detail, errors }: Pick<ImportFailure, 'code' | 'detail' | 'errors'>,
  questions: readonly Question[],
): FailureText {
  const plain = (title: string, ...lines: string[]) => ({ title, told: null, lines });
  const quoting = (title: string, told: string, ...lines: string[]) => ({
    title,
    told: asSentence(told),
    lines,
  });
  switch (code) {
    case 'folder':
      return plain(t('failed.title'), t('drop.folder'));
    case 'too_many_files':
      return plain(t('failed.tooMany'), t('failed.tooManyText', { most: MAX_UPLOAD_FILES }));
    case 'recording_unusable':
    case 'invalid_request':
      if (questions.length > 0)
        return quoting(t('failed.asks'), aboutFile(errors) ?? detail, ...reasonsFor(questions));
      return quoting(t('failed.unusable'), detail, t('failed.unusableText'));
    case 'import_in_progress':
      return plain(t('failed.inProgress'), t('failed.inProgressText'));
    case 'payload_too_large':
      return quoting(t('failed.tooLarge'), detail, t('failed.tooLargeText'));
    case 'insufficient_storage':
      return plain(t('failed.diskFull'), t('failed.diskFullText'));
    case 'unreachable':
    case 'request_timeout':
      return plain(t('failed.unreachable'), t('failed.unreachableText'));
    case 'origin_not_allowed':
      return quoting(t('failed.foreign'), detail);
    case 'unavailable':
    case 'too_many_requests':
      return plain(t('failed.unavailable'), t('failed.nothing'));
    default:
      return plain(t('failed.server'), t('failed.serverText'));
  }
}

/** Why each thing is asked for; a profile is another way to tell of the columns. */
function reasonsFor(questions: readonly Question[]): string[] {
  const asked = questions.filter(question => question !== 'profile' || !questions.includes('columns'));
  return asked.map(question => t(`failed.why.${question}`));
}

/** What is wrong with the file; the rest of the detail tells programs what the page asks for by itself. */
function aboutFile(errors: ImportFailure['errors']): string | undefined {
  return errors.find(({ path }) => path === 'file')?.message;
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
