import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Recording, RecordingReport } from '../../server/contract/stored-recordings.ts';
import { readReport } from '../api/recordings.ts';
import { isAbort } from '../api/request.ts';
import { texts } from '../language/catalogues.ts';
import { stored as english } from '../language/en/stored.ts';
import type { Moment } from './moment.ts';
import { isGood, QualityFindings } from './quality-findings.tsx';
import { RecordingFacts } from './recording-facts.tsx';
import { ReportCounts } from './report-counts.tsx';
import { ServerNotes } from './server-notes.tsx';
import { backToList, goToRecording } from './stored.ts';

const t = texts('stored', english);

/** What was told of a recording when it was imported. */
export function StoredReport({ recording }: { recording: Recording }) {
  const report = useSignal<RecordingReport | 'reading' | 'failed'>('reading');
  useEffect(() => {
    const left = new AbortController();
    readReport(recording.recordingId, left.signal).then(
      read => {
        report.value = read;
      },
      error => {
        if (!isAbort(error)) report.value = 'failed';
      },
    );
    return () => left.abort();
  }, [recording.recordingId, report]);
  return (
    <div class="import-stage import-report">
      <h2 tabIndex={-1} data-first class="stored-name">
        {recording.name} <span class="tag">{recording.format}</span>
      </h2>
      <div class="import-findings" aria-busy={report.value === 'reading'}>
        <div>
          <RecordingFacts recording={recording} />
        </div>
        <Told report={report.value} onGoTo={moment => goToRecording(recording, moment)} />
      </div>
      <div class="import-actions">
        <button type="button" class="button outlined" onClick={backToList}>
          {t('back')}
        </button>
        <button type="button" class="button primary" onClick={() => goToRecording(recording)}>
          {t(recording.from === null ? 'showAirport' : 'goTo')}
        </button>
      </div>
    </div>
  );
}

function Told({
  report,
  onGoTo,
}: {
  report: RecordingReport | 'reading' | 'failed';
  onGoTo: (moment: Moment) => void;
}) {
  if (report === 'reading') return <p role="status">{t('reading')}</p>;
  if (report === 'failed') return <p role="alert">{t('failed')}</p>;
  const { quality, notes } = report;
  if (!quality) return <p class="muted">{t('older')}</p>;
  return (
    <>
      <ReportCounts quality={quality} />
      {quality.lines > 0 && isGood(quality) && <p class="muted">{t('good')}</p>}
      <QualityFindings quality={quality} onGoTo={onGoTo} />
      <ServerNotes notes={notes} />
    </>
  );
}
