import { LACKS, type Lack } from '../../server/contract/lacks.ts';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { worksWithout } from './works-without.ts';

const t = texts('recordings');

/** What an airport lacks, and what goes without it. */
export function MissingLines({ airportId, missing }: { airportId: string; missing: readonly Lack[] }) {
  // An airport that a file only names has nothing at all, and needs no list of it.
  if (missing.length === 0 || missing.length === LACKS.length) return null;
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
      <p class="muted">{worksWithout(missing)}</p>
    </section>
  );
}
