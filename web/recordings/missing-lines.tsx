import type { Lack } from '../../server/contract/recordings.ts';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';

const t = texts('recordings');

/** What an airport lacks, and what goes without it. */
export function MissingLines({ airportId, missing }: { airportId: string; missing: readonly Lack[] }) {
  if (missing.length === 0) return null;
  return (
    <section class="import-finding">
      <h3>{t('missing.title', { airport: airportId })}</h3>
      <ul>
        {missing.map(lack => (
          <li key={lack} class="import-missing">
            <Icon name="info" />
            {t(`missing.${lack}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
