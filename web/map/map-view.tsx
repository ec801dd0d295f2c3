import { useEffect, useRef } from 'preact/hooks';
import { mapStatus } from '../state/map-status.ts';
import { keepCamera } from './camera-keeper.ts';
import { FleetControls } from './fleet-controls.tsx';
import { keepGround } from './ground/keep-ground.ts';
import './map.css';
import { Scene } from './scene.ts';
import { shownMap } from './shown-map.ts';
import { MapTools } from './tools/map-tools.tsx';
import { hasWebGl2 } from './webgl.ts';

/**
 * The map and its tools, filling its parent. Where the browser cannot draw it, `mapStatus` says so and the place stays
 * empty.
 */
export function MapView() {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!container.current) return undefined;
    if (!hasWebGl2()) {
      mapStatus.value = 'no-webgl';
      return undefined;
    }
    const scene = new Scene(container.current);
    return () => scene.remove();
  }, []);
  const ground = shownMap.value;
  useEffect(() => {
    if (!ground) return undefined;
    const undo = [keepCamera(ground), keepGround(ground)];
    return () => {
      for (const each of undo) each();
    };
  }, [ground]);
  return (
    <>
      <div class="map-view" ref={container} />
      {ground && <FleetControls />}
      {ground && <MapTools ground={ground} />}
    </>
  );
}
