import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { failureText } from './failure-text.ts';
import type { ImportFailure } from './importing.ts';
import { Retry } from './retry.tsx';
import { questionsOf } from './retry-answers.ts';

const t = texts('imports', english);

/** Why an import failed, what would help, and the way to try again with it. */
export function FailedImport({ failure }: { failure: ImportFailure }) {
  const questions = questionsOf(failure);
  const asks = questions.length > 0;
  const { title, told, lines } = failureText(failure, questions);
  return (
    <div class="import-stage">
      <h2 tabIndex={-1} data-first class={asks ? 'import-asks' : 'import-failed'}>
        <Icon name={asks ? 'help' : 'critical'} />
        {title}
      </h2>
      <div role="alert">
        {!asks && told !== null && <p lang="en">{told}</p>}
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
        {asks && (
          <p class="muted small" lang="en">
            {told}
          </p>
        )}
        {asks && <p>{t('failed.asksText')}</p>}
      </div>
      <Retry failure={failure} />
    </div>
  );
}
