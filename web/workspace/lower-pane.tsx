import { Button } from '../controls/button.tsx';
import { Splitter, shareBelow } from '../controls/splitter.tsx';
import { texts } from '../language/catalogues.ts';
import { openPane, PANES, type PaneId, paneShare, togglePane } from '../state/panes.ts';
import { lazy } from './lazy.tsx';

const t = texts('shell');

const waiting = (failed: boolean) => (
  <p class="empty" role="status">
    {failed ? t('pane.failed') : t('pane.loading')}
  </p>
);

const CONTENT = {
  gantt: lazy(() => import('../gantt/gantt.tsx').then(module => module.Gantt), waiting),
  flights: lazy(() => import('../board/flights-board.tsx').then(module => module.FlightsBoard), waiting),
  turnaround: lazy(() => import('../turnaround/turnaround.tsx').then(module => module.Turnaround), waiting),
} satisfies Record<PaneId, unknown>;

const KEY_STEP = 0.05;

/** What lies below the map, where a pane is open: its tabs, its content, and the edge by which it is made higher. */
export function LowerPane() {
  const open = openPane.value;
  if (open === null) return null;
  const Content = CONTENT[open];
  return (
    <section
      class="lower-pane"
      aria-label={t(`pane.${open}`)}
      style={{ height: `${paneShare.value * 100}%` }}
    >
      <Splitter
        class="pane-edge"
        label={t('pane.height')}
        orientation="horizontal"
        value={paneShare.value * 100}
        least={20}
        most={100}
        onDrag={(y, edge) => {
          const room = edge.closest('.lower-pane')?.parentElement;
          if (room) setShare(shareBelow(y, room));
        }}
        onStep={step => setShare(paneShare.peek() + step * KEY_STEP)}
      />
      <div class="pane-actions">
        <Button
          label={paneShare.value === 1 ? t('pane.smaller') : t('pane.larger')}
          icon={paneShare.value === 1 ? 'smaller' : 'larger'}
          onClick={() => setShare(paneShare.peek() === 1 ? 0.5 : 1)}
        />
        <Button label={t('pane.close')} icon="close" onClick={() => (openPane.value = null)} />
      </div>
      <div class="pane-body">
        <Content />
      </div>
    </section>
  );
}

/** Opens and closes the panes. */
export function PaneSwitch() {
  return (
    <nav class="pane-switch" aria-label={t('pane.all')}>
      {PANES.map(pane => (
        <Button
          key={pane}
          label={t(`pane.${pane}`)}
          icon={pane}
          pressed={openPane.value === pane}
          onClick={() => togglePane(pane)}
        >
          <span class="label">{t(`pane.${pane}`)}</span>
        </Button>
      ))}
    </nav>
  );
}

function setShare(share: number): void {
  paneShare.value = share > 0.92 ? 1 : Math.max(0.2, share);
}
