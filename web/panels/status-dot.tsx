import { type KindStatus, statusColour } from './status-colour.ts';

/** A status in the map's colours; it needs its word beside it. */
export function StatusDot(status: KindStatus) {
  return <span class="dot" style={{ '--dot': statusColour(status) }} />;
}
