import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import { turnaround as english } from '../language/en/turnaround.ts';
import { clearSelection } from '../state/selection.ts';
import { TaskChart } from './task-chart.tsx';
import { TaskTable } from './task-table.tsx';
import './turnaround.css';
import { TurnaroundHeader } from './turnaround-header.tsx';
import { TurnaroundList } from './turnaround-list.tsx';
import { shownTurnaround, taskView } from './turnaround-state.ts';

const t = texts('turnaround', english);

/** The turnaround of whatever is selected, or those on stand where nothing is. */
export function Turnaround() {
  const shown = shownTurnaround.value;
  switch (shown.what) {
    case 'list':
      return (
        <section class="turnaround" aria-label={t('list.title')}>
          <div class="pane-toolbar">
            <h2>{t('list.title')}</h2>
            <span class="muted small toolbar-rest">{t('list.intro')}</span>
          </div>
          <div class="turnaround-body">
            <TurnaroundList turnarounds={shown.turnarounds} />
          </div>
        </section>
      );
    case 'untold':
    case 'no_flight':
      return (
        <section class="turnaround" aria-label={t('title')}>
          <div class="pane-toolbar">
            <Button label={t('all')} onClick={clearSelection}>
              {t('all')}
            </Button>
          </div>
          <p class="empty">{t(shown.what === 'untold' ? 'untold' : 'noFlight')}</p>
        </section>
      );
    case 'one':
      return <One {...shown} />;
  }
}

function One({ turnaround, now }: Extract<typeof shownTurnaround.value, { what: 'one' }>) {
  const { graph } = turnaround;
  const isGraph = taskView.value === 'graph';
  return (
    <section class="turnaround" aria-label={t('title')}>
      <TurnaroundHeader turnaround={turnaround} now={now} />
      {graph.tasks.length === 0 ? (
        <p class="empty">{t('noTasks')}</p>
      ) : (
        <>
          {isGraph ? (
            <TaskChart turnaround={turnaround} now={now} />
          ) : (
            <div class="turnaround-body">
              <TaskTable turnaround={turnaround} />
            </div>
          )}
          {graph.more > 0 && <p class="muted small turnaround-more">{t('more', { count: graph.more })}</p>}
        </>
      )}
      {isGraph && graph.tasks.length > 0 && <Signs />}
    </section>
  );
}

/** What the bars' parts mean. */
function Signs() {
  return (
    <ul class="turnaround-signs" aria-label={t('legend.title')}>
      {(['plan', 'actual', 'late', 'rest', 'critical', 'slack'] as const).map(sign => (
        <li key={sign}>
          <span class={`sign-${sign}`} aria-hidden="true" />
          {t(`legend.${sign}`)}
        </li>
      ))}
    </ul>
  );
}
