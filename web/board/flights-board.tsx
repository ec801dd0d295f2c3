import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Segments } from '../controls/segments.tsx';
import { texts } from '../language/catalogues.ts';
import { board as english } from '../language/en/board.ts';
import { shift, shiftReading } from '../shift/shift.ts';
import { openPane } from '../state/panes.ts';
import { select } from '../state/selection.ts';
import './board.css';
import { boardView, followNow, hideFinished } from './board-choices.ts';
import { board, boardQuery, selectedFlight } from './board-state.ts';
import { BoardTable } from './board-table.tsx';
import { BOARD_VIEWS } from './leg.ts';

const t = texts('board', english);

/** Arrivals, departures and turnarounds with their milestones, as they were known at the shown time. */
export function FlightsBoard() {
  const { rows } = board.value;
  return (
    <section class="flights-board" aria-label={t('title')}>
      <Toolbar />
      {rows.length === 0 ? <Nothing /> : <BoardTable onOpen={openTurnaround} />}
    </section>
  );
}

function openTurnaround(flightId: string): void {
  select('flight', flightId);
  openPane.value = 'turnaround';
}

function Toolbar() {
  const { rows, all } = board.value;
  const query = boardQuery.value;
  const flight = selectedFlight.value;
  return (
    <div class="pane-toolbar">
      <Segments
        label={t('views.label')}
        choices={BOARD_VIEWS}
        chosen={boardView.value}
        name={view => t(`views.${view}`)}
        onChoose={view => (boardView.value = view)}
      />
      <label class="board-search">
        <Icon name="search" />
        <span class="visually-hidden">{t('search')}</span>
        <input
          type="search"
          placeholder={t('search')}
          value={query}
          onInput={event => (boardQuery.value = event.currentTarget.value)}
        />
      </label>
      <span class="muted small board-found" role="status">
        {rows.length === all ? all : t('found', { found: rows.length, all })}
      </span>
      <Button
        label={t('hideFinished')}
        icon="hide"
        pressed={hideFinished.value}
        onClick={() => (hideFinished.value = !hideFinished.value)}
      >
        <span class="wide-only">{t('hideFinished')}</span>
      </Button>
      <Button
        label={t('followNow')}
        icon="clock"
        pressed={followNow.value}
        onClick={() => (followNow.value = !followNow.value)}
      >
        <span class="wide-only">{t('followNow')}</span>
      </Button>
      <Button
        label={t('openTurnaroundHint')}
        icon="turnaround"
        disabledReason={flight === null ? t('openTurnaroundDisabled') : undefined}
        onClick={() => flight !== null && openTurnaround(flight)}
      >
        <span class="wide-only">{t('openTurnaround')}</span>
      </Button>
    </div>
  );
}

function Nothing() {
  const { all, hidden } = board.value;
  if (all === 0 && shiftReading.value.state === 'read' && shift.value.flights.size === 0) {
    return <p class="empty">{t('none.any')}</p>;
  }
  const query = boardQuery.value.trim();
  const text =
    all === 0
      ? t(`none.${boardView.value}`)
      : query === ''
        ? t('none.finished', { count: hidden })
        : t('none.search', { query });
  return <p class="empty">{text}</p>;
}
