import { MAX_UPLOAD_FILES } from '../../server/contract/recording-endpoints.ts';
import { texts } from '../language/catalogues.ts';
import type { ImportFailure } from './importing.ts';

const t = texts('recordings');

/**
 * What failed, in a few words, and what there is to know and do about it, a line each. `asks`: whether the person can
 * tell something that would help.
 */
export function failureText(
  { code, detail, errors }: Pick<ImportFailure, 'code' | 'detail' | 'errors'>,
  asks: boolean,
): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  switch (code) {
    case 'folder':
      return { title: t('failed.title'), lines: [t('drop.folder')] };
    case 'too_many_files':
      return { title: t('failed.tooMany'), lines: [t('failed.tooManyText', { most: MAX_UPLOAD_FILES })] };
    case 'recording_unusable':
    case 'invalid_request':
      if (asks) return { title: t('failed.asks'), lines: [aboutFile(errors) ?? detail] };
      return { title: t('failed.unusable'), lines: [detail, t('failed.unusableText')] };
    case 'import_in_progress':
      return { title: t('failed.inProgress'), lines: [t('failed.inProgressText')] };
    case 'payload_too_large':
      return { title: t('failed.tooLarge'), lines: [detail, t('failed.tooLargeText')] };
    case 'insufficient_storage':
      return { title: t('failed.diskFull'), lines: [t('failed.diskFullText')] };
    case 'unreachable':
    case 'request_timeout':
      return { title: t('failed.unreachable'), lines: [t('failed.unreachableText')] };
    case 'origin_not_allowed':
      return { title: t('failed.foreign'), lines: [detail] };
    case 'unavailable':
    case 'too_many_requests':
      return { title: t('failed.unavailable'), lines: [t('failed.nothing')] };
    default:
      return { title: t('failed.server'), lines: [t('failed.serverText')] };
  }
}

/** What is wrong with the file; the rest of the detail tells programs what the page asks for by itself. */
function aboutFile(errors: ImportFailure['errors']): string | undefined {
  return errors.find(({ path }) => path === 'file')?.message;
}
