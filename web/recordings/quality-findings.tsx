import type { RecordingQuality } from '../../server/contract/recordings.ts';
import { Gaps, SetAsideLines, Strays } from './report-findings.tsx';

/** Whether there is nothing to find fault with. */
export function isGood({ setAside, positions }: RecordingQuality): boolean {
  return setAside === 0 && positions.silences.length === 0 && positions.vehiclesWithGaps === 0;
}

/** What is weak about recordings; `many` where they were several files. `onGoTo` is given a moment, ms since 1970. */
export function QualityFindings({
  quality,
  many = false,
  onGoTo,
}: {
  quality: RecordingQuality;
  many?: boolean;
  onGoTo: (time: number) => void;
}) {
  return (
    <>
      <SetAsideLines quality={quality} many={many} />
      <Gaps positions={quality.positions} onGoTo={onGoTo} />
      <Strays positions={quality.positions} />
    </>
  );
}
