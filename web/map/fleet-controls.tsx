import { Button } from '../controls/button.tsx';
import { Choice } from '../controls/choice.tsx';
import { Popover } from '../controls/popover.tsx';
import { durationText } from '../format/durations.ts';
import { texts } from '../language/catalogues.ts';
import { listed } from '../panels/listed.ts';
import { follow, selection } from '../state/selection.ts';
import {
  TASK_LINES,
  TRAIL_MINUTES,
  TRAILS_OF,
  taskLines,
  trailMinutes,
  trailsOf,
  trailsReach,
} from './fleet-choices.ts';
import './fleet-controls.css';
import { Legend } from './legend/legend.tsx';
import { markedOf } from './marked.ts';

const t = texts('map');

/** What a reader chooses about all that moves on the map, and whom the camera follows, in the map's corner. */
export function FleetControls() {
  return (
    <div class="fleet-controls">
      <div class="fleet-bar">
        <div class="fleet-choices">
          <Popover
            label={t('trails.title')}
            icon="trails"
            buttonClass={trailMinutes.value > 0 ? 'active' : ''}
            disabledReason={undefined}
          >
            {() => <FleetChoices />}
          </Popover>
        </div>
        <FollowChip />
      </div>
      <Legend />
    </div>
  );
}

function FleetChoices() {
  return (
    <div class="fleet-menu">
      <Choice
        label={t('trails.length')}
        options={TRAIL_MINUTES.map(minutes => ({
          value: `${minutes}`,
          label: minutes === 0 ? t('trails.off') : t('trails.minutes', { minutes }),
        }))}
        value={`${trailMinutes.value}`}
        onChoose={value => {
          trailMinutes.value = TRAIL_MINUTES.find(minutes => `${minutes}` === value) ?? 0;
        }}
      />
      {trailsReach.value !== null && (
        <p class="fleet-note" role="status">
          {t('trails.reach', { reach: durationText(trailsReach.value) })}
        </p>
      )}
      <Choice
        label={t('trails.of')}
        options={TRAILS_OF.map(value => ({ value, label: t(`trails.ofWhom.${value}`) }))}
        value={trailsOf.value}
        onChoose={value => {
          trailsOf.value = value;
        }}
      />
      <Choice
        label={t('fleet.lines')}
        options={TASK_LINES.map(value => ({ value, label: t(`fleet.linesOf.${value}`) }))}
        value={taskLines.value}
        onChoose={value => {
          taskLines.value = value;
        }}
      />
    </div>
  );
}

/** Whom the camera stays with, and how to end that. */
function FollowChip() {
  if (!follow.value) return null;
  const { entities } = listed.value;
  const { vehicleId } = markedOf(selection.value, entities);
  if (vehicleId === null) return null;
  const name = entities.vehicles.get(vehicleId)?.callsign ?? vehicleId;
  return (
    <div class="follow-chip" role="status">
      <span>{t('fleet.following', { name })}</span>
      <Button
        label={t('fleet.stop')}
        onClick={() => {
          follow.value = false;
        }}
      >
        {t('fleet.stopShort')}
      </Button>
    </div>
  );
}
