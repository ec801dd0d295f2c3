import type { RecordingQuality, SetAsideReason } from '../../server/contract/recordings.ts';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';

const t = texts('imports', english);

/** The lines that could not be used, by reason, in the server's English, each with examples to unfold. */
export function SetAsideLines({ quality, many }: { quality: RecordingQuality; many: boolean }) {
  if (quality.setAside === 0) return null;
  return (
    <section class="import-finding">
      <h3>{t('report.setAside', { count: quality.setAside })}</h3>
      <ul class="import-reasons">
        {quality.setAsideReasons.map(each => (
          <li key={each.reason}>
            <Reason {...each} many={many} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reason({ reason, lines, examples, many }: SetAsideReason & { many: boolean }) {
  return (
    <details>
      <summary>
        <span class="number">{t('report.times', { count: lines })}</span>{' '}
        {reason === 'other reasons' ? t('report.others') : <span lang="en">{reason}</span>}
      </summary>
      {examples.map(({ file, line, offset, text, reason: whole }) => (
        <div key={`${file} ${line} ${offset}`} class="import-example">
          <p class="muted small">
            {many && t('report.inFile', { file })}
            {line === null ? t('report.byte', { offset: offset ?? 0 }) : t('report.line', { line })}:{' '}
            <span lang="en">{whole}</span>
          </p>
          <code>{text}</code>
        </div>
      ))}
    </details>
  );
}
