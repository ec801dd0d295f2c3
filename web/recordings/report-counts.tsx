import type { RecordingQuality } from '../../server/contract/recordings.ts';
import type { RecordKind } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import { countText } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { zoneOver } from '../state/shown-zone.ts';

const t = texts('imports', english);

/** What came in, by kind. */
export function ReportCounts({ quality }: { quality: RecordingQuality }) {
  const { spans, maps } = quality;
  const zone = zoneOver(quality.airportIds);
  return (
    <>
      {spans.length > 0 && (
        <table class="import-counts">
          <thead>
            <tr>
              <th scope="col">{t('report.kind')}</th>
              <th scope="col" class="number">
                {t('report.records')}
              </th>
              <th scope="col">{t('report.entities')}</th>
              <th scope="col">{t('report.first')}</th>
              <th scope="col">{t('report.last')}</th>
            </tr>
          </thead>
          <tbody>
            {spans.map(({ kind, from, to, records }) => (
              <tr key={kind}>
                <th scope="row">{t(`report.kinds.${kind}`)}</th>
                <td class="number">{countText(records)}</td>
                <td>{entitiesOf(kind, quality)}</td>
                <td>{zone.clock(toMs(from))}</td>
                <td>{zone.clock(toMs(to))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {maps.length > 0 && <p>{t('report.maps', { airports: maps.join(', ') })}</p>}
    </>
  );
}

function entitiesOf(kind: RecordKind, { vehicles, tasks, flights }: RecordingQuality): string {
  switch (kind) {
    case 'vehicle':
      return t('report.vehicles', { count: vehicles });
    case 'task':
      return t('report.tasks', { count: tasks });
    case 'flight':
      return t('report.flights', { count: flights });
    default:
      return '';
  }
}
