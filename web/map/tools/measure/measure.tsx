import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../../airport-ground.ts';
import type { AirportMap } from '../../airport-map.ts';
import { alongRoads, measuring } from '../measuring.ts';
import { takeClicks } from './map-clicks.ts';
import './measure.css';
import { MeasureDrawing } from './measure-drawing.tsx';
import { MeasurePanel } from './measure-panel.tsx';
import { endedPath, type MeasuredPath, NO_PATH, withoutPoint, withPoint } from './measured-path.ts';
import { useRoadLegs } from './use-road-legs.ts';

/** The pointer is still on the point that it just set. */
const ON_POINT_PX = 4;

/**
 * The ruler: a click on the map sets a point, as does Enter in its middle; a double click ends the path, Backspace takes
 * the last point back, Escape puts the ruler away.
 */
export function Measure({ ground }: { ground: AirportMap }) {
  const [path, setPath] = useState<MeasuredPath>(NO_PATH);
  const [pointed, setPointed] = useState<Place | null>(null);
  const latest = useRef(path);
  latest.current = path;
  const { map } = ground;
  const addMiddle = () => setPath(before => withPoint(before, ground.center));

  useLayoutEffect(() => {
    const move = ({ lngLat }: MapMouseEvent) => setPointed({ lon: lngLat.lng, lat: lngLat.lat });
    const out = () => setPointed(null);
    const stop = takeClicks(map, {
      takes: () => !latest.current.ended,
      onClick: ({ x, y }) => {
        const { lng, lat } = map.unproject([x, y]);
        setPath(before => withPoint(before, { lon: lng, lat }));
      },
      onDoubleClick: () => setPath(endedPath),
    });
    map.on('mousemove', move);
    map.on('mouseout', out);
    map.doubleClickZoom.disable();
    return () => {
      stop();
      map.off('mousemove', move);
      map.off('mouseout', out);
      map.doubleClickZoom.enable();
    };
  }, [map]);

  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      const isOnMap = target === map.getCanvas() || !target.closest('button, input, a, [role]');
      if (event.key === 'Escape' && !target.closest('input, [role="dialog"]')) measuring.value = false;
      else if (event.key === 'Enter' && isOnMap) addMiddle();
      else if (event.key === 'Backspace' && isOnMap) {
        setPath(before => withoutPoint(before, before.points.length - 1));
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the keys of the whole page: while measuring, Escape ends that first.
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [map]);

  const shown = ground.shown.value;
  const hasWays = shown?.hasWays ?? false;
  const roads = useRoadLegs(path.points, shown, hasWays && alongRoads.value);
  const last = path.points.at(-1);
  const isOnLast = last && pointed && pixelsBetween(map, last, pointed) < ON_POINT_PX;
  return (
    <>
      <MeasureDrawing ground={ground} path={path} ways={roads.ways} pointed={pointed} onChange={setPath} />
      <MeasurePanel
        path={path}
        pointed={isOnLast ? null : pointed}
        hasWays={hasWays}
        roads={roads}
        onChange={setPath}
        onMiddle={addMiddle}
      />
    </>
  );
}

function pixelsBetween(map: MapLibreMap, from: Place, to: Place): number {
  return map.project([from.lon, from.lat]).dist(map.project([to.lon, to.lat]));
}
