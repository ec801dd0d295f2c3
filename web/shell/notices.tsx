import { texts } from '../language/catalogues.ts';
import { MissingNotice } from '../recordings/missing-notice.tsx';
import { brokenLink, dismissBrokenLink } from '../state/broken-link.ts';
import { kiosk } from '../state/kiosk.ts';
import { mapStatus } from '../state/map-status.ts';
import { dismissProblem, problem } from '../state/problem.ts';
import { dismissTrouble, trouble } from '../state/trouble.ts';
import { ChangeNotice } from './change-notice.tsx';
import { Notice } from './notice.tsx';
import { SessionNotice } from './session-notice.tsx';

const t = texts('shell');

/** What the reader must know, over the map; a wall display tells only what is wrong. */
export function Notices() {
  const chrome = !kiosk.value;
  return (
    <div class="notices">
      <ProblemNotice />
      <TroubleNotice />
      <SessionNotice />
      <BrokenLinkNotice />
      <MapNotice />
      {chrome && <MissingNotice />}
      {chrome && <ChangeNotice />}
    </div>
  );
}

function ProblemNotice() {
  const current = problem.value;
  if (!current) return null;
  return (
    <Notice tone="critical" title={current.title} onDismiss={dismissProblem}>
      <p>{current.detail}</p>
      {current.errors.map(error => (
        <p key={error.path} class="muted small">
          {error.path}: {error.message}
        </p>
      ))}
    </Notice>
  );
}

/** What failed on the server's side while the replay goes on. */
function TroubleNotice() {
  const current = trouble.value;
  if (!current) return null;
  const more = current.count - current.details.length;
  return (
    <Notice tone="warning" title={current.title} onDismiss={dismissTrouble}>
      {current.details.map(detail => (
        <p key={detail}>{detail}</p>
      ))}
      {more > 0 && <p class="muted small">{t('notice.more', { count: more })}</p>}
    </Notice>
  );
}

function BrokenLinkNotice() {
  const names = brokenLink.value;
  if (names.length === 0) return null;
  const title = t('notice.brokenLink', { count: names.length });
  return (
    <Notice tone="warning" title={title} onDismiss={dismissBrokenLink}>
      <p>{t('notice.brokenLinkText', { parts: names.join(', ') })}</p>
    </Notice>
  );
}

function MapNotice() {
  if (mapStatus.value !== 'lost') return null;
  return (
    <Notice tone="warning">
      <p>{t('notice.mapLost')}</p>
    </Notice>
  );
}
