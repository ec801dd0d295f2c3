import { useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
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
  const root = useRef<HTMLElement>(null);
  if (open === null) return null;
  const Content = CONTENT[open];
  const dragTo = (clientY: number) => {
    const room = root.current?.parentElement?.getBoundingClientRect();
    if (room) setShare((room.bottom - clientY) / room.height);
  };
  return (
    <section
      class="lower-pane"
      aria-label={t(`pane.${open}`)}
      ref={root}
      style={{ height: `${paneShare.value * 100}%` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: hr cannot be moved */}
      <div
        class="pane-edge"
        role="separator"
        aria-orientation="horizontal"
        aria-label={t('pane.height')}
        aria-valuemin={20}
        aria-valuemax={100}
        aria-valuenow={Math.round(paneShare.value * 100)}
        tabIndex={0}
        onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={event => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) dragTo(event.clientY);
        }}
        onKeyDown={event => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          setShare(paneShare.peek() + (event.key === 'ArrowUp' ? KEY_STEP : -KEY_STEP));
        }}
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
