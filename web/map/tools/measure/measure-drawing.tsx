import { useEffect, useReducer, useRef } from 'preact/hooks';
import { texts } from '../../../language/catalogues.ts';
import type { Place } from '../../airport-ground.ts';
import type { AirportMap } from '../../airport-map.ts';
import { distanceText } from '../distance.ts';
import { endedPath, legsOf, type MeasuredPath, withMoved, withoutPoint } from './measured-path.ts';

const t = texts('map');
const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Pixels by which an arrow key moves a point, and with Shift. */
const STEP_PX = { fine: 2, coarse: 20 };

type DrawingProps = {
  readonly ground: AirportMap;
  readonly path: MeasuredPath;
  /** The ways along roads, leg by leg; longitude and latitude of their points. */
  readonly ways: readonly (readonly (readonly [lon: number, lat: number])[])[];
  /** The place under the pointer, to which a line leads while points are set. */
  readonly pointed: Place | null;
  readonly onChange: (change: (before: MeasuredPath) => MeasuredPath) => void;
};

/** The measured path over the map: its line, its points with the way up to each, and the cross that marks the middle. */
export function MeasureDrawing({ ground, path, ways, pointed, onChange }: DrawingProps) {
  const { map } = ground;
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const moved = () => redraw(undefined);
    map.on('move', moved);
    map.on('resize', moved);
    return () => {
      map.off('move', moved);
      map.off('resize', moved);
    };
  }, [map]);
  const legs = legsOf(path.points);
  const onScreen = path.points.map(({ lon, lat }) => map.project([lon, lat]));
  const last = onScreen.at(-1);
  const towards = path.ended || !pointed || !last ? undefined : map.project([pointed.lon, pointed.lat]);
  return (
    <div class="measure-drawing">
      <svg aria-hidden="true">
        {ways.map((way, leg) =>
          ['measure-way-casing', 'measure-way'].map(line => (
            <polyline key={`${line} ${leg}`} class={line} points={pointsOnScreen(map, way)} />
          )),
        )}
        {['measure-casing', 'measure-line'].map(line => (
          <polyline key={line} class={line} points={onScreen.map(({ x, y }) => `${x},${y}`).join(' ')} />
        ))}
        {last && towards && (
          <line class="measure-ahead" x1={last.x} y1={last.y} x2={towards.x} y2={towards.y} />
        )}
      </svg>
      {!path.ended && !pointed && <span class="measure-middle" />}
      {onScreen.map((at, index) => (
        <MeasuredPoint
          // Points have no name but their place in the path.
          key={index}
          number={index + 1}
          total={legs[index - 1]?.total ?? 0}
          x={at.x}
          y={at.y}
          onMove={(x, y) => {
            const { lng, lat } = map.unproject([x, y]);
            onChange(before => withMoved(before, index, { lon: lng, lat }));
          }}
          onRemove={() => onChange(before => withoutPoint(before, index))}
          onEnd={() => onChange(endedPath)}
        />
      ))}
    </div>
  );
}

/** The `points` of an SVG line. */
function pointsOnScreen(
  map: AirportMap['map'],
  way: readonly (readonly [lon: number, lat: number])[],
): string {
  return way
    .map(([lon, lat]) => map.project([lon, lat]))
    .map(({ x, y }) => `${x},${y}`)
    .join(' ');
}

type PointProps = {
  readonly number: number;
  /** Metres from the first point. */
  readonly total: number;
  readonly x: number;
  readonly y: number;
  readonly onMove: (x: number, y: number) => void;
  readonly onRemove: () => void;
  /** The second click of a double click meets the point that the first one set. */
  readonly onEnd: () => void;
};

function MeasuredPoint({ number, total, x, y, onMove, onRemove, onEnd }: PointProps) {
  const grip = useRef({ x: 0, y: 0 });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step) {
      const by = event.shiftKey ? STEP_PX.coarse : STEP_PX.fine;
      onMove(x + step[0] * by, y + step[1] * by);
    } else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <button
        type="button"
        class="measure-point"
        aria-label={t('tools.measure.point', { number, length: distanceText(total) })}
        style={{ transform: `translate(${x}px, ${y}px)` }}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId);
          grip.current = { x: x - event.clientX, y: y - event.clientY };
        }}
        onPointerMove={event => {
          if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
          onMove(event.clientX + grip.current.x, event.clientY + grip.current.y);
        }}
        onDblClick={onEnd}
        onKeyDown={onKeyDown}
      />
      {number > 1 && (
        <span class="measure-length" aria-hidden="true" style={{ transform: `translate(${x}px, ${y}px)` }}>
          {distanceText(total)}
        </span>
      )}
    </>
  );
}
