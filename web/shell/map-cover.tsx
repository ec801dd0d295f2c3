import type { ComponentChildren } from 'preact';
import { airports } from '../state/airports.ts';
import { connection } from '../state/connection.ts';
import { mapStatus } from '../state/map-status.ts';
import { reconnectNow } from '../state/open-session.ts';

/** Stands in the map's place while there is nothing to draw on it, and says why; nothing otherwise. */
export function MapCover() {
  const { state } = connection.value;
  if (mapStatus.value === 'no-webgl') {
    return (
      <Cover title="This browser cannot draw the map">
        <p>
          The map needs WebGL 2. Switch hardware acceleration on in the browser's settings, or use a newer
          browser. The lists and the timeline work without it.
        </p>
      </Cover>
    );
  }
  if (airports.value === null) {
    if (state !== 'reconnecting') return null;
    return (
      <Cover title="The server cannot be reached">
        <p>The page keeps trying. Is it running, and is the network there?</p>
        <button type="button" class="button primary" onClick={reconnectNow}>
          Try now
        </button>
      </Cover>
    );
  }
  if (airports.value.length === 0) {
    return (
      <Cover title="Nothing is recorded yet">
        <p>
          Import a recording on the server's machine, and it opens here by itself:
          <br />
          <code>npm run import -- FILE</code>
        </p>
      </Cover>
    );
  }
  return null;
}

function Cover({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="full-notice" role="status">
      <div>
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}
