import type { ComponentChildren } from 'preact';
import type { RecordingQuality, SetAsideReason, Silence } from '../../server/contract/recordings.ts';
import { toMs } from '../../server/contract/time.ts';
import { durationText } from '../format/durations.ts';
import { texts } from '../language/catalogues.ts';
import { shownZone } from '../state/shown-zone.ts';

const t = texts('recordings');
const TOLD = 5;

type Positions = RecordingQuality['positions'];

/** The lines that could not be used, by reason, each with examples to unfold. */
export function SetAsideLines({ quality, many }: { quality: RecordingQuality; many: boolean }) {
  if (quality.setAside === 0) return null;
  return (
    <Finding title={t('report.setAside', { count: quality.setAside })}>
      <ul class="import-reasons">
        {quality.setAsideReasons.map(each => (
          <li key={each.reason}>
            <Reason {...each} many={many} />
          </li>
        ))}
      </ul>
    </Finding>
  );
}

function Reason({ reason, lines, examples, many }: SetAsideReason & { many: boolean }) {
  return (
    <details>
      <summary>
        <span class="number">{t('report.times', { count: lines })}</span>{' '}
        {reason === 'other reasons' ? t('report.others') : reason}
      </summary>
      {examples.map(({ file, line, offset, text, reason: whole }) => (
        <div key={`${file} ${line} ${offset}`} class="import-example">
          <p class="muted small">
            {many && t('report.inFile', { file })}
            {line === null ? t('report.byte', { offset: offset ?? 0 }) : t('report.line', { line })}: {whole}
          </p>
          <code>{text}</code>
        </div>
      ))}
    </details>
  );
}

/** Where positions are silent, with the way to the first moment of each silence. */
export function Gaps({
  positions: { silences, vehiclesWithGaps, longestGaps },
  onGoTo,
}: {
  positions: Positions;
  onGoTo: (time: number) => void;
}) {
  if (silences.length === 0 && vehiclesWithGaps === 0) return null;
  return (
    <>
      {silences.length > 0 && (
        <Finding title={t('report.silences', { count: silences.length })}>
          <ul>
            {silences.slice(0, TOLD).map(silence => (
              <SilenceLine key={silence.from} silence={silence} onGoTo={onGoTo} />
            ))}
          </ul>
        </Finding>
      )}
      {vehiclesWithGaps > 0 && (
        <Finding title={t('report.gaps', { count: vehiclesWithGaps })}>
          <p class="muted small">{t('report.gapsText')}</p>
          <ul>
            {longestGaps.slice(0, TOLD).map(({ vehicleId, callsign, longest }) => (
              <SilenceLine key={vehicleId} name={callsign ?? vehicleId} silence={longest} onGoTo={onGoTo} />
            ))}
          </ul>
        </Finding>
      )}
    </>
  );
}

/** Positions that are doubtful. */
export function Strays({ positions: { repeated, offAirport } }: { positions: Positions }) {
  if (repeated === 0 && !offAirport) return null;
  return (
    <ul class="import-finding">
      {repeated > 0 && <li>{t('report.repeated', { count: repeated })}</li>}
      {offAirport ? <li>{t('report.offAirport', { count: offAirport })}</li> : null}
    </ul>
  );
}

function SilenceLine({
  name,
  silence: { from, to, seconds },
  onGoTo,
}: {
  name?: string;
  silence: Silence;
  onGoTo: (time: number) => void;
}) {
  const zone = shownZone.value;
  const start = toMs(from);
  const label = t('report.goTo', { time: zone.clock(start) });
  return (
    <li class="import-silence">
      {name !== undefined && <span class="import-name">{name}</span>}
      <button type="button" class="link" title={label} onClick={() => onGoTo(start)}>
        {zone.clock(start)}–{zone.clock(toMs(to))}
      </button>
      <span class="muted">{durationText(seconds * 1000)}</span>
    </li>
  );
}

function Finding({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="import-finding">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
