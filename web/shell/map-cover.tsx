import type { ComponentChildren } from 'preact';
import { texts } from '../language/catalogues.ts';
import { airports } from '../state/airports.ts';
import { connection } from '../state/connection.ts';
import { mapStatus } from '../state/map-status.ts';
import { reconnectNow } from '../state/open-session.ts';
import { lazy } from '../workspace/lazy.tsx';

const FirstSteps = lazy(
  () => import('../recordings/first-steps.tsx').then(module => module.FirstSteps),
  failed => failed && <p class="empty">{t('pane.failed')}</p>,
);

const t = texts('shell');

/** Stands in the map's place while there is nothing to draw on it, and says why; nothing otherwise. */
export function MapCover() {
  const { state } = connection.value;
  if (airports.value?.length === 0) {
    return <FirstSteps />;
  }
  if (mapStatus.value === 'no-webgl') {
    return (
      <Cover title={t('cover.noWebGl')}>
        <p>{t('cover.noWebGlText')}</p>
      </Cover>
    );
  }
  if (airports.value === null) {
    if (state !== 'reconnecting') return null;
    return (
      <Cover title={t('cover.unreachable')}>
        <p>{t('cover.unreachableText')}</p>
        <button type="button" class="button primary" onClick={reconnectNow}>
          {t('tryNow')}
        </button>
      </Cover>
    );
  }
  return null;
}

function Cover({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="map-cover full-notice" role="status">
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}
