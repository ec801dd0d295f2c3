import { Button } from '../../../controls/button.tsx';
import { texts } from '../../../language/catalogues.ts';
import type { Place } from '../../airport-ground.ts';
import { bearingText, distanceText } from '../distance.ts';
import { alongRoads, measuring } from '../measuring.ts';
import { legsOf, type MeasuredPath, NO_PATH, withoutPoint } from './measured-path.ts';
import { type RoadLegs, roadsText } from './road-legs.ts';

const t = texts('map');

type PanelProps = {
  readonly path: MeasuredPath;
  /** The place under the pointer, to which the way is told too while points are set. */
  readonly pointed: Place | null;
  /** Whether the airport has roads to measure along. */
  readonly hasWays: boolean;
  readonly roads: RoadLegs;
  readonly onChange: (change: (before: MeasuredPath) => MeasuredPath) => void;
  readonly onMiddle: () => void;
};

/** What is measured so far, and what can be done with it. */
export function MeasurePanel({ path, pointed, hasWays, roads, onChange, onMiddle }: PanelProps) {
  const { points, ended } = path;
  const set = legsOf(points).at(-1);
  const ahead = !ended && pointed && points.length > 0 ? legsOf([...points, pointed]).at(-1) : undefined;
  const told = ahead ?? set;
  const along = hasWays && alongRoads.value ? roadsText(roads) : undefined;
  return (
    <section class="measure-panel" aria-label={t('tools.measure.panel')}>
      <div class="measure-told">
        <strong>{t('tools.measure.total', { length: distanceText(told?.total ?? 0) })}</strong>
        <span>
          {told
            ? t('tools.measure.leg', {
                length: distanceText(told.metres),
                bearing: bearingText(told.bearing),
              })
            : t('tools.measure.begin')}
        </span>
        {along !== undefined && <span class="measure-roads">{along}</span>}
        {told && <small>{ended ? t('tools.measure.ended') : t('tools.measure.further')}</small>}
      </div>
      <span class="visually-hidden" role="status">
        {set &&
          [
            t('tools.measure.points', { count: points.length }),
            t('tools.measure.total', { length: distanceText(set.total) }),
            ...(along === undefined ? [] : [along]),
          ].join(', ')}
      </span>
      <Button
        label={t('tools.measure.middle')}
        icon="follow"
        disabledReason={ended ? t('tools.measure.ended') : undefined}
        onClick={onMiddle}
      />
      <Button
        label={t('tools.measure.roads')}
        icon="roads"
        pressed={hasWays && alongRoads.value}
        disabledReason={hasWays ? undefined : t('tools.measure.noRoads')}
        onClick={() => {
          alongRoads.value = !alongRoads.peek();
        }}
      />
      <Button
        label={t('tools.measure.undo')}
        icon="undo"
        disabledReason={points.length === 0 ? t('tools.measure.begin') : undefined}
        onClick={() => onChange(before => withoutPoint(before, before.points.length - 1))}
      />
      <Button
        label={t('tools.measure.clear')}
        icon="clear"
        disabledReason={points.length === 0 ? t('tools.measure.begin') : undefined}
        onClick={() => onChange(() => NO_PATH)}
      />
      <Button
        label={t('tools.measure.close')}
        icon="close"
        onClick={() => {
          measuring.value = false;
        }}
      />
    </section>
  );
}
