import { texts } from '../../language/catalogues.ts';
import { theme } from '../../state/theme.ts';
import { GROUND_COLORS, type GroundColors } from '../ground-colors.ts';
import { STAND_USES, type StandUse } from './occupation.ts';
import { standOccupation } from './stand-occupation.ts';

const t = texts('map');

const COLOR = {
  free: 'standFree',
  expected: 'standExpected',
  occupied: 'standOccupied',
  overdue: 'standOverdue',
} as const satisfies Record<StandUse, keyof GroundColors>;

/** What the shapes and colours of stands say, and how many stands are used so now. */
export function OccupationLegend() {
  const uses = [...standOccupation.value.values()];
  return (
    <ul class="occupation-legend" aria-label={t('ground.legend')}>
      {STAND_USES.map(use => (
        <li key={use} class="with-dot" title={t(`ground.useHint.${use}`)}>
          <StandSwatch use={use} />
          {t(`ground.use.${use}`)}
          {use !== 'free' && <span class="muted"> {uses.filter(each => each.use === use).length}</span>}
        </li>
      ))}
    </ul>
  );
}

/** A stand as it is drawn on the map. */
function StandSwatch({ use }: { use: StandUse }) {
  const color = GROUND_COLORS[theme.value][COLOR[use]];
  const outline = 'M2 15V6l3.5-4.5h5L14 6v9z';
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" style={{ flex: 'none' }}>
      {use === 'overdue' && (
        <path d="M2 9l6-7M2 14L12 2.5M7 15l7-8.5M12 15l2-2.4" stroke={color} stroke-width="1.5" />
      )}
      <path
        d={outline}
        fill={color}
        fill-opacity={use === 'occupied' ? 0.5 : use === 'overdue' ? 0.25 : use === 'expected' ? 0.12 : 0}
        stroke={color}
        stroke-width={use === 'overdue' ? 2 : use === 'free' ? 1 : 1.5}
        stroke-dasharray={use === 'expected' ? '3 2' : undefined}
      />
    </svg>
  );
}
