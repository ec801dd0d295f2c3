import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import { airport, airports } from '../state/airports.ts';
import { connection } from '../state/connection.ts';
import { openAirport, reconnectNow, start } from '../state/open-session.ts';
import { session } from '../state/session.ts';
import { sessionLike } from '../state/session-like.ts';
import { Notice } from './notice.tsx';

const t = texts('shell');

/** Says why no session is open, and leads to one. */
export function SessionNotice() {
  const last = session.value;
  const here = airport.value;
  const current = connection.value;
  const { state } = current;
  if (!last && current.state === 'reconnecting' && current.detail !== null) {
    return (
      <Notice tone="warning" title={t('notice.notYet')} action={does(t('tryNow'), reconnectNow)}>
        <p>{current.detail}</p>
      </Notice>
    );
  }
  if (last && state === 'ended') {
    return (
      <Notice tone="warning" title={t('notice.ended')} action={does(t('notice.openAnew'), openAnew)}>
        <p>{t('notice.endedText')}</p>
      </Notice>
    );
  }
  if (last || (state !== 'ended' && state !== 'closed')) return null;
  if (here?.recorded.length === 0) {
    return (
      <Notice tone="info" title={t('notice.nothingAt', { airport: here.airportId })}>
        <p>
          {t('notice.nothingAtText')} <code>npm run import -- FILE</code>
        </p>
      </Notice>
    );
  }
  if (here || !airports.value?.length) return null;
  const openRecording = () => void start({});
  return (
    <Notice
      tone="warning"
      title={t('notice.noSession')}
      action={does(t('notice.openRecording'), openRecording)}
    >
      <p>{t('notice.noSessionText')}</p>
    </Notice>
  );
}

function does(label: string, act: () => void) {
  return (
    <Button class="outlined" label={label} onClick={act}>
      {label}
    </Button>
  );
}

/** Opens a session of one's own like the one that was ended, where that stood. */
function openAnew(): void {
  const last = session.peek();
  if (last) openAirport(last.airportId, sessionLike(last));
}
