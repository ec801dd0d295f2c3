import type { VehicleStatus } from '../../../server/contract/vocabulary.ts';
import { theme } from '../../state/theme.ts';
import { GROUND_COLORS } from '../ground-colors.ts';
import { markOf } from '../marks.ts';
import { statusColor } from '../status-colors.ts';

const NOSE = 'M6.200 5.200L10 .200l3.800 5z';

/** The badge of a status as it is drawn on the map, without a type. */
export function MarkSign({ status }: { status: VehicleStatus | null }) {
  const { plate, nose } = markOf(status);
  const { badgePaper, badgeCasing } = GROUND_COLORS[theme.value];
  const color = statusColor(status, false);
  const hollow = plate === 'hollow' || plate === 'dashed';
  return (
    <svg class="legend-sign" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <g stroke={badgeCasing} stroke-width="2.400" stroke-linejoin="round">
        {nose && <path d={NOSE} />}
        <circle cx="10" cy="11" r="6.500" />
      </g>
      {nose && <path d={NOSE} fill={color} />}
      <circle cx="10" cy="11" r="6.500" fill={hollow ? badgePaper : color} />
      {plate === 'dashed' && (
        <circle cx="10" cy="11" r="5.500" fill="none" stroke={badgeCasing} stroke-width="2" />
      )}
      {hollow && (
        <circle
          cx="10"
          cy="11"
          r="5.500"
          fill="none"
          stroke={color}
          stroke-width="2"
          stroke-dasharray={plate === 'dashed' ? '3.600 2.160' : undefined}
        />
      )}
      {plate === 'crossed' && <path d="M4.500 16.500l11-11" stroke={badgeCasing} stroke-width="2.200" />}
    </svg>
  );
}

/** The flag of a late task. */
export function LateSign() {
  const { late, badgeCasing } = GROUND_COLORS[theme.value];
  return (
    <svg class="legend-sign" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M10 4l6.500 11h-13z"
        fill={late}
        stroke={badgeCasing}
        stroke-width="1.500"
        stroke-linejoin="round"
      />
    </svg>
  );
}
