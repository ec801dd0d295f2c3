import { Button } from '../controls/button.tsx';
import { FilterMenu } from '../panels/filter-menu.tsx';
import { airport, airports } from '../state/airports.ts';
import { start } from '../state/open-session.ts';
import { theme } from '../state/theme.ts';
import { chooseTheme } from '../styles/theme.ts';
import { PaneSwitch } from '../workspace/lower-pane.tsx';
import { ConnectionState } from './connection-state.tsx';
import { RangeMenu } from './range-menu.tsx';

/** Which airport and which hours are replayed, what is shown of them, and how the page stands with the server. */
export function TopBar() {
  const other = theme.value === 'dark' ? 'light' : 'dark';
  return (
    <header class="top-bar">
      <h1 class="brand">Airside Replay</h1>
      <AirportChooser />
      <RangeMenu />
      <PaneSwitch />
      <span class="spacer" />
      <ConnectionState />
      <FilterMenu />
      <Button
        label={`Use the ${other} theme`}
        icon={other === 'light' ? 'sun' : 'moon'}
        onClick={() => chooseTheme(other)}
      />
    </header>
  );
}

function AirportChooser() {
  const known = airports.value ?? [];
  const current = airport.value;
  if (known.length < 2) {
    return (
      current && (
        <span class="airport-name">
          <strong>{current.airportId}</strong> <span class="muted">{current.name}</span>
        </span>
      )
    );
  }
  return (
    <select
      class="input airport-chooser"
      aria-label="Airport"
      value={current?.airportId ?? ''}
      onChange={event => void start({ airportId: event.currentTarget.value })}
    >
      {!current && <option value="">Choose an airport</option>}
      {known.map(each => (
        <option key={each.airportId} value={each.airportId}>
          {each.name === each.airportId ? each.airportId : `${each.airportId} ${each.name}`}
        </option>
      ))}
    </select>
  );
}
