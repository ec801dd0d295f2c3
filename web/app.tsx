import { texts } from './language/catalogues.ts';
import { SidePanel } from './panels/side-panel.tsx';
import { ImportLayer } from './recordings/import-layer.tsx';
import { SpokenPlayback } from './shell/change-notice.tsx';
import { KioskFrame } from './shell/kiosk-frame.tsx';
import { MapCover } from './shell/map-cover.tsx';
import { Notices } from './shell/notices.tsx';
import { SkipLinks } from './shell/skip-links.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { kiosk } from './state/kiosk.ts';
import './styles/index.css';
import { Timeline } from './timeline/timeline.tsx';
import { PlayheadClock } from './transport/playhead-clock.tsx';
import { TransportBar } from './transport/transport-bar.tsx';
import { useShortcuts } from './transport/use-shortcuts.ts';
import { lazy } from './workspace/lazy.tsx';
import { LowerPane } from './workspace/lower-pane.tsx';

const t = texts('shell');

/** The map is most of the page's code: the rest is drawn while it comes. */
const MapView = lazy(
  () => import('./map/map-view.tsx').then(module => module.MapView),
  failed => failed && <p class="empty">{t('cover.mapFailed')}</p>,
);

/** The page: the map, what is on it beside it, and the playhead's controls below. */
export function App() {
  useShortcuts();
  const chrome = !kiosk.value;
  return (
    <div class={chrome ? 'page' : 'page kiosk'}>
      {chrome ? <SkipLinks /> : <KioskFrame />}
      {chrome && <TopBar />}
      <main class="workspace">
        <section class="map-area" aria-label={t('map')}>
          <MapView />
          <MapCover />
          <Notices />
        </section>
        <LowerPane />
      </main>
      {chrome && <SidePanel />}
      {chrome && <Dock />}
      <SpokenPlayback />
      {chrome && <ImportLayer />}
    </div>
  );
}

/** The playhead over its range, and what moves it. */
function Dock() {
  return (
    <section class="dock" aria-label={t('playback')}>
      <Timeline />
      <div class="dock-controls">
        <PlayheadClock />
        <TransportBar />
      </div>
    </section>
  );
}
