import { vehicleStatus } from '../../server/contract/vocabulary.ts';
import { words } from '../format/words.ts';
import { StatusDot } from './status-dot.tsx';

/** What the colours on the map say. */
export function Legend() {
  return (
    <details class="legend">
      <summary>Legend</summary>
      <ul>
        {vehicleStatus.options.map(status => (
          <li key={status} class="with-dot">
            <StatusDot kind="vehicle" status={status} />
            {words(status)}
          </li>
        ))}
      </ul>
    </details>
  );
}
