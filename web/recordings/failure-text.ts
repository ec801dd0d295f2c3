import { texts } from '../language/catalogues.ts';
import type { ImportFailure } from './importing.ts';

const t = texts('recordings');

/** What failed, in a few words, and what there is to know and do about it, a line each. */
export function failureText({ code, detail }: Pick<ImportFailure, 'code' | 'detail'>): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  switch (code) {
    case 'folder':
      return { title: t('failed.title'), lines: [t('drop.folder')] };
    case 'recording_unusable':
    case 'invalid_request':
      return { title: t('failed.unusable'), lines: [detail] };
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
