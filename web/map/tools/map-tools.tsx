import { useEffect } from 'preact/hooks';
import { Button } from '../../controls/button.tsx';
import { texts } from '../../language/catalogues.ts';
import { lazy } from '../../workspace/lazy.tsx';
import { type AirportMap, MAX_PITCH } from '../airport-map.ts';
import { StandHint } from '../ground/stand-hint.tsx';
import { Attribution } from './attribution.tsx';
import { Compass } from './compass.tsx';
import { LayersMenu } from './layers-menu.tsx';
import './map-tools.css';
import { measuring } from './measuring.ts';
import { ReadOut } from './read-out.tsx';
import { useSeen } from './seen.ts';

const t = texts('map');
const TILT_STEP = 15;

const Measure = lazy(
  () => import('./measure/measure.tsx').then(module => module.Measure),
  failed => (
    <p class="measure-panel" role="status">
      {failed ? t('tools.measure.failed') : t('tools.measure.loading')}
    </p>
  ),
);

/** What a reader handles the map with, and what it says of itself, over the map. */
export function MapTools({ ground }: { ground: AirportMap }) {
  const seen = useSeen(ground);
  const label = t('tools.map');
  useEffect(() => {
    ground.map.getCanvas().setAttribute('aria-label', label);
  }, [ground, label]);
  const tilt = (by: number) => {
    const pitch = Math.max(0, Math.min(MAX_PITCH, ground.map.getPitch() + by));
    ground.map.easeTo({ pitch });
  };
  return (
    <>
      {measuring.value && <Measure ground={ground} />}
      <StandHint ground={ground} />
      <div class="map-tools" role="toolbar" aria-orientation="vertical" aria-label={t('tools.title')}>
        <div class="map-tool-group">
          <Button label={t('tools.zoomIn')} icon="zoomIn" onClick={() => ground.map.zoomIn()} />
          <Button label={t('tools.zoomOut')} icon="zoomOut" onClick={() => ground.map.zoomOut()} />
          <Button label={t('tools.fit')} icon="fit" onClick={() => ground.fitAgain()} />
        </div>
        <div class="map-tool-group">
          <Button
            label={t('tools.tiltLess')}
            icon="tiltLess"
            disabledReason={seen.pitch.value === 0 ? t('tools.flat') : undefined}
            onClick={() => tilt(-TILT_STEP)}
          />
          <Compass ground={ground} seen={seen} />
          <Button
            label={t('tools.tiltMore')}
            icon="tiltMore"
            disabledReason={seen.pitch.value === MAX_PITCH ? t('tools.steepest') : undefined}
            onClick={() => tilt(TILT_STEP)}
          />
        </div>
        <div class="map-tool-group">
          <LayersMenu />
          <Button
            label={t('tools.measure.title')}
            icon="ruler"
            pressed={measuring.value}
            onClick={() => {
              measuring.value = !measuring.peek();
            }}
          />
        </div>
      </div>
      <div class="map-foot">
        {ground.shown.value?.isPlaced !== false && <ReadOut ground={ground} seen={seen} />}
        <Attribution ground={ground} />
      </div>
    </>
  );
}
