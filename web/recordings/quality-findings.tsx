import type { RecordingQuality } from '../../server/contract/recordings.ts';
import { zoneOver } from '../state/shown-zone.ts';
import type { Moment } from './moment.ts';
import { ReportFinding } from './report-finding.tsx';
import { SetAsideLines } from './set-aside-lines.tsx';

/** Whether there is nothing to find fault with. */
export function isGood({ setAside, findings }: RecordingQuality): boolean {
  return setAside === 0 && findings.length === 0;
}

/** What is weak about recordings, the gravest first; `many` where they were several files. */
export function QualityFindings({
  quality,
  many = false,
  onGoTo,
}: {
  quality: RecordingQuality;
  many?: boolean;
  onGoTo: (moment: Moment) => void;
}) {
  const zone = zoneOver(quality.airportIds);
  return (
    <>
      <SetAsideLines quality={quality} many={many} />
      {quality.findings.map(finding => (
        <ReportFinding key={finding.kind} finding={finding} zone={zone} onGoTo={onGoTo} />
      ))}
    </>
  );
}
