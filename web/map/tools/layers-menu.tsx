import { Popover } from '../../controls/popover.tsx';
import { texts } from '../../language/catalogues.ts';
import { type MapLayer, mapLayers, showAllLayers, toggleLayer } from '../../state/map-layers.ts';

const t = texts('map');

const GROUPS = {
  ground: ['standNames', 'occupation', 'markings', 'roads'],
  traffic: ['aircraft', 'groundVehicles', 'callSigns', 'trails'],
  work: ['taskLines', 'decision'],
} as const satisfies Record<string, readonly MapLayer[]>;

/** Takes layers off the map and puts them on again. */
export function LayersMenu() {
  const on = mapLayers.value;
  const isAll = Object.values(on).every(Boolean);
  return (
    <Popover
      label={t('layers.title')}
      icon="layers"
      from="right"
      buttonClass={isAll ? '' : 'active'}
      disabledReason={undefined}
    >
      {() => (
        <div class="layers-menu">
          {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map(group => (
            <fieldset key={group}>
              <legend>{t(`layers.${group}Group`)}</legend>
              {GROUPS[group].map(layer => (
                <label key={layer}>
                  <input type="checkbox" checked={on[layer]} onChange={() => toggleLayer(layer)} />
                  {t(`layers.${layer}`)}
                </label>
              ))}
            </fieldset>
          ))}
          <button type="button" class="button outlined" disabled={isAll} onClick={showAllLayers}>
            {t('layers.all')}
          </button>
        </div>
      )}
    </Popover>
  );
}
