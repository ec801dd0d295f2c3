import type { ImportReport } from '../../server/contract/recordings.ts';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { zoneOver } from '../state/shown-zone.ts';
import { hideImport, openImported, startOver } from './importing.ts';
import { MissingLines } from './missing-lines.tsx';
import type { Moment } from './moment.ts';
import { isGood, QualityFindings } from './quality-findings.tsx';
import { ReportCounts } from './report-counts.tsx';
import { ReportFiles } from './report-files.tsx';
import { TimeSpan } from './time-span.tsx';

const t = texts('imports', english);

/** What came of an import: what there is now, what is weak about it, and the way into the replay. */
export function QualityReport({ report }: { report: ImportReport }) {
  const { airports, files, total } = report;
  const nothingNew = files.every(file => file.alreadyImported);
  return (
    <div class="import-stage import-report">
      <h2 tabIndex={-1} data-first class="import-done">
        <Icon name="check" />
        {nothingNew ? t('report.already') : t('report.title')}
      </h2>
      <p class="import-where">
        {airports.map(({ airportId, name }) => (
          <span key={airportId}>
            <strong>{airportId}</strong> {name !== airportId && name}
          </span>
        ))}
        {total.from !== null && total.to !== null && (
          <TimeSpan from={total.from} to={total.to} zone={zoneOver(total.airportIds)} />
        )}
      </p>
      <div class="import-findings">
        {nothingNew ? <p>{t('report.alreadyText')}</p> : <ReportCounts quality={total} />}
        {airports.map(airport => (
          <MissingLines key={airport.airportId} {...airport} />
        ))}
        {!nothingNew && isGood(total) && <p class="muted">{t('report.good')}</p>}
        <QualityFindings quality={total} many={files.length > 1} onGoTo={goTo} />
        <ReportFiles files={files} />
      </div>
      <div class="import-actions">
        <button type="button" class="button outlined" onClick={startOver}>
          {t('report.more')}
        </button>
        {airports.length > 0 && (
          <button type="button" class="button primary" onClick={() => goTo()}>
            {t('report.open')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Opens what came in; at a moment where one is given. */
function goTo(moment?: Moment): void {
  openImported(moment);
  hideImport();
}
