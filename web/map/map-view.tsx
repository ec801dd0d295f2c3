import { useEffect, useRef } from 'preact/hooks';
import { mapStatus } from '../state/map-status.ts';
import './map.css';
import { Scene } from './scene.ts';
import { hasWebGl2 } from './webgl.ts';

/** The map, filling its parent. Where the browser cannot draw it, `mapStatus` says so and the place stays empty. */
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
  return <div class="map-view" ref={container} />;
}
