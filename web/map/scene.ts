import { effect } from '@preact/signals';
import type { Airport } from '../../server/contract/history.ts';
import { toIso } from '../../server/contract/time.ts';
import { readMap } from '../api/calls.ts';
import { ApiError, isAbort } from '../api/request.ts';
import { airport } from '../state/airports.ts';
import { animationFrame } from '../state/frames.ts';
import { mapStatus } from '../state/map-status.ts';
import { report } from '../state/problem.ts';
import { follow, hoveredVehicleId, selection } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { entities, scrub, shownTime } from '../state/shown.ts';
import { theme } from '../state/theme.ts';
import { AirportMap } from './airport-map.ts';
import { callsignFontLoaded } from './callsigns.ts';
import { Pacer } from './pacer.ts';
import { followPointer } from './pointer.ts';
import { vehicleOf } from './selected-vehicle.ts';
import { Tooltip } from './tooltip.ts';
import { Traffic } from './traffic.ts';

/**
 * The map of the page's airport and what moves on it, drawn from the page's state: a picture is made when something
 * changed or still moves, at most one per animation frame. What is drawn can be read off the container: `data-loaded`,
 * `data-vehicles` (how many) and `data-time`.
 */
export class Scene {
  readonly #container: HTMLElement;
  readonly #ground: AirportMap;
  readonly #tooltip: Tooltip;
  readonly #pacer = new Pacer();
  readonly #undo: (() => void)[] = [];
  #traffic: Traffic | undefined;
  #shownEntities: typeof entities.value | undefined;
  #loading: AbortController | undefined;
  #cancelFrame: (() => void) | undefined;
  #broughtIntoView: string | null = null;

  constructor(container: HTMLElement) {
    this.#container = container;
    this.#ground = new AirportMap(container, theme.peek());
    this.#tooltip = new Tooltip(container);
    const { map } = this.#ground;
    map.on('move', () => this.#request());
    map.on('webglcontextlost', () => {
      mapStatus.value = 'lost';
    });
    map.on('webglcontextrestored', () => {
      mapStatus.value = 'ready';
    });
    followPointer(map, (lon, lat) => this.#traffic?.at(lon, lat)?.vehicle.vehicleId);
    let shownAirport: string | undefined;
    this.#undo.push(
      effect(() => {
        const next = airport.value;
        if (next && next.airportId !== shownAirport) void this.#load(next);
        shownAirport = next?.airportId;
      }),
      effect(() => void this.#ground.paint(theme.value)),
      effect(() => {
        for (const each of [shownTime, entities, selection, hoveredVehicleId, follow, theme]) void each.value;
        this.#request();
      }),
    );
  }

  remove(): void {
    for (const undo of this.#undo) undo();
    this.#loading?.abort();
    this.#cancelFrame?.();
    this.#ground.remove();
  }

  async #load(next: Airport): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    mapStatus.value = 'loading';
    delete this.#container.dataset.loaded;
    this.#traffic?.remove();
    this.#traffic = undefined;
    const place = placeOf(next);
    const fontLoaded = callsignFontLoaded();
    try {
      await this.#ground.show(await readMap(next.airportId, loading.signal));
      mapStatus.value = 'ready';
    } catch (error) {
      if (isAbort(error)) return;
      await this.#ground.showNothing(place);
      mapStatus.value = 'no-map';
      if (!(error instanceof ApiError && error.code === 'not_found')) {
        report('The map could not be read', error);
      }
    }
    await fontLoaded;
    if (loading.signal.aborted) return;
    this.#traffic = new Traffic(this.#ground.map, place ?? this.#ground.center);
    this.#shownEntities = undefined;
    this.#container.dataset.loaded = 'true';
    this.#request();
  }

  #request(): void {
    this.#cancelFrame ??= animationFrame(() => {
      this.#cancelFrame = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const traffic = this.#traffic;
    const time = shownTime.peek();
    if (!traffic || time === null) return;
    const speed = session.peek()?.playbackSpeed ?? 1;
    const playing = session.peek()?.status === 'playing' && scrub.peek() === null;
    const elapsed = this.#pacer.step({ time, playing, speed }, performance.now());
    const held = entities.peek();
    if (held !== this.#shownEntities) {
      const jump = held.generation !== this.#shownEntities?.generation;
      traffic.update(held.vehicles, held.flights, { speed, jump });
      this.#shownEntities = held;
    }
    const moving = traffic.advance(elapsed, time);
    const selectedId = vehicleOf(selection.peek(), held);
    this.#follow(selectedId);
    traffic.draw({ selectedId, hoveredId: hoveredVehicleId.peek(), theme: theme.peek() });
    this.#tell(traffic, time);
    if (moving && !playing) this.#request();
  }

  /** The camera stays with a followed vehicle, and goes to one that was picked out of its sight, once. */
  #follow(vehicleId: string | null): void {
    const found = vehicleId === null ? undefined : this.#traffic?.find(vehicleId);
    if (found && follow.peek()) this.#ground.centerOn(found);
    else if (found && vehicleId !== this.#broughtIntoView) this.#ground.bringIntoView(found);
    this.#broughtIntoView = found ? vehicleId : null;
  }

  #tell(traffic: Traffic, time: number): void {
    this.#container.dataset.vehicles = `${traffic.count}`;
    this.#container.dataset.time = toIso(time);
    const hovered = hoveredVehicleId.peek();
    const found = hovered === null ? undefined : traffic.find(hovered);
    if (found) {
      const { x, y } = this.#ground.map.project([found.lon, found.lat]);
      this.#tooltip.show(found.vehicle, x, y);
    } else this.#tooltip.hide();
  }
}

function placeOf({ lon, lat }: Airport): { lon: number; lat: number } | undefined {
  if (lon !== null && lat !== null) return { lon, lat };
  const first = entities.peek().vehicles.values().next().value;
  return first && { lon: first.lon, lat: first.lat };
}
