import { MapView } from './map/map-view.tsx';
import { Legend } from './panels/legend.tsx';
import { SidePanel } from './panels/side-panel.tsx';
import { MapCover } from './shell/map-cover.tsx';
import { Notices } from './shell/notices.tsx';
import { TopBar } from './shell/top-bar.tsx';
import './styles/index.css';
import { Timeline } from './timeline/timeline.tsx';
import { PlayheadClock } from './transport/playhead-clock.tsx';
import { TransportBar } from './transport/transport-bar.tsx';
import { useShortcuts } from './transport/use-shortcuts.ts';
import { LowerPane } from './workspace/lower-pane.tsx';

/** The page: the map, what is on it beside it, and the playhead's controls below. */
export function App() {
  useShortcuts();
  return (
    <div class="page">
      <TopBar />
      <main class="workspace">
        <section class="map-area" aria-label="Map">
          <MapView />
          <Legend />
          <MapCover />
          <Notices />
        </section>
        <LowerPane />
      </main>
      <SidePanel />
      <footer class="dock">
        <Timeline />
        <div class="dock-controls">
          <PlayheadClock />
          <TransportBar />
        </div>
      </footer>
    </div>
  );
}
