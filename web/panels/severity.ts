import type { Severity } from '../../server/contract/vocabulary.ts';
import type { IconName } from '../controls/icon.tsx';

/** The sign of a severity; what gives none counts as information. */
export function severityIcon(severity: Severity | null): IconName {
  return severity ?? 'info';
}
