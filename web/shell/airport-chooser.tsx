import { texts } from '../language/catalogues.ts';
import { airport, airports } from '../state/airports.ts';
import { start } from '../state/open-session.ts';

const t = texts('shell');

/** The airport that is shown, and the choice of another where there are several. */
export function AirportChooser() {
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
      aria-label={t('airport')}
      value={current?.airportId ?? ''}
      onChange={event => void start({ airportId: event.currentTarget.value })}
    >
      {!current && <option value="">{t('chooseAirport')}</option>}
      {known.map(each => (
        <option key={each.airportId} value={each.airportId}>
          {each.name === each.airportId ? each.airportId : `${each.airportId} ${each.name}`}
        </option>
      ))}
    </select>
  );
}
