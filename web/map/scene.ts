import { effect } from '@preact/signals';
import type { Airport } from '../../server/contract/history.ts';
import { toIso } from '../../server/contract/time.ts';
import { type AirportGeoJson, readMap } from '../api/calls.ts';
import { ApiError, isAbort } from '../api/request.ts';
import { texts } from '../language/catalogues.ts';
import { airport } from '../state/airports.ts';
import { animationFrame } from '../state/frames.ts';
import { mapLayers } from '../state/map-layers.ts';
import { mapStatus } from '../state/map-status.ts';
import { report } from '../state/problem.ts';
import { recordedAnew } from '../state/recorded-past.ts';
import { follow, hovered, type Selection, selection } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { heldAirportId } from '../state/session-link.ts';
import { entities, scrub, shownTime } from '../state/shown.ts';
import { shownDecision } from '../state/shown-decision.ts';
import { theme } from '../state/theme.ts';
import type { Place } from './airport-ground.ts';
import { AirportMap } from './airport-map.ts';
import { DrawnAirport } from './drawn-airport.ts';
import { taskLines, trailChoice } from './fleet-choices.ts';
import { labelFontLoaded } from './labels/map-labels.ts';
import { middleOf } from './middle-of.ts';
import { Pacer } from './pacer.ts';
import { followPointer } from './pointer.ts';
import { Tooltip } from './tooltip.ts';
import { tooltipLines } from './tooltip-lines.ts';

const t = texts('map');

/**
 * The map of the page's airport and what moves on it, drawn from the page's state: a picture is made when something
 * changed or still moves, at most one per animation frame. What is drawn can be read off the container: `data-loaded`,
 * `data-vehicles` (how many), `data-trails` (how many pieces), `data-weighed` (candidates of a decision) and `data-time`.
 */
export class Scene {
  readonly #container: HTMLElement;
  readonly #ground: AirportMap;
  readonly #tooltip: Tooltip;
  readonly #pacer = new Pacer();
  readonly #undo: (() => void)[] = [];
  #drawn: DrawnAirport | undefined;
  #shownMap: AirportGeoJson | undefined;
  /** The airport on show, while nobody knows where it lies. */
  #unplaced: Airport | undefined;
  #loading: AbortController | undefined;
  #cancelFrame: (() => void) | undefined;

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
    followPointer(map, (lon, lat): Selection | undefined => this.#drawn?.at(lon, lat));
    let shown: string | undefined;
    this.#undo.push(
      effect(() => {
        const next = airport.value;
        const wanted = next ? `${next.airportId} ${next.map}` : undefined;
        void recordedAnew.value;
        if (next && wanted !== shown) void this.#load(next);
        else if (next?.map) void this.#loadIfAnother(next);
        shown = wanted;
      }),
      effect(() => {
        void [entities.value, heldAirportId.value];
        this.#place();
      }),
      effect(() => void this.#ground.paint(theme.value)),
      effect(() => {
        const shown = [shownTime, entities, selection, hovered, follow, shownDecision];
        const looks = [theme, mapLayers, trailChoice, taskLines];
        for (const each of [...shown, ...looks]) void each.value;
        this.#request();
      }),
    );
  }

  remove(): void {
    for (const undo of this.#undo) undo();
    this.#loading?.abort();
    this.#cancelFrame?.();
    this.#drawn?.remove();
    this.#ground.remove();
  }

  async #load(next: Airport): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    mapStatus.value = 'loading';
    delete this.#container.dataset.loaded;
    this.#drawn?.remove();
    this.#drawn = undefined;
    this.#unplaced = undefined;
    const place = placeOf(next);
    let isPlaced = place !== undefined;
    const fontLoaded = labelFontLoaded();
    try {
      const map = next.map ? await readMap(next.airportId, loading.signal) : undefined;
      this.#shownMap = map;
      isPlaced ||= map !== undefined;
      if (map) await this.#ground.show(map);
      else await this.#ground.showNothing(place);
      mapStatus.value = map ? 'ready' : 'no-map';
    } catch (error) {
      if (isAbort(error)) return;
      await this.#ground.showNothing(place);
      mapStatus.value = 'no-map';
      report(t('fleet.mapFailed'), error);
    }
    await fontLoaded;
    if (loading.signal.aborted) return;
    this.#drawn = new DrawnAirport(this.#ground, next, place ?? this.#ground.center, () => this.#request());
    this.#container.dataset.loaded = 'true';
    this.#request();
    if (!isPlaced) this.#unplaced = next;
    this.#place();
  }

  /** Goes to an airport that nothing tells the place of, as soon as vehicles show where it lies. */
  #place(): void {
    if (this.#unplaced && placeOf(this.#unplaced)) void this.#load(this.#unplaced);
  }

  /** Loads the map where that on show is no more the airport's: recordings came or went, and maps may be among them. */
  async #loadIfAnother(next: Airport): Promise<void> {
    const loading = this.#loading;
    try {
      const map = await readMap(next.airportId);
      const isAnother = JSON.stringify(map) !== JSON.stringify(this.#shownMap);
      if (isAnother && loading === this.#loading) void this.#load(next);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  }

  #request(): void {
    this.#cancelFrame ??= animationFrame(() => {
      this.#cancelFrame = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const drawn = this.#drawn;
    const time = shownTime.peek();
    if (!drawn || time === null) return;
    const speed = session.peek()?.playbackSpeed ?? 1;
    const playing = session.peek()?.status === 'playing' && scrub.peek() === null;
    const elapsed = this.#pacer.step({ time, playing, speed }, performance.now());
    const moving = drawn.draw({ time, elapsed, speed });
    this.#tell(drawn, time);
    if (moving && !playing) this.#request();
  }

  #tell(drawn: DrawnAirport, time: number): void {
    const { dataset } = this.#container;
    dataset.vehicles = `${drawn.traffic.count}`;
    dataset.trails = `${drawn.traffic.trails.count}`;
    dataset.weighed = `${drawn.weighed}`;
    dataset.time = toIso(time);
    const picked = hovered.peek();
    const found = picked?.kind === 'vehicle' ? drawn.traffic.find(picked.id) : undefined;
    if (found) {
      const { x, y } = this.#ground.map.project([found.lon, found.lat]);
      const task = entities.peek().tasks.get(found.vehicle.taskId ?? '');
      this.#tooltip.show(tooltipLines(found.vehicle, task, time), x, y);
    } else this.#tooltip.hide();
  }
}

/** Where an airport lies: as is told of it, else among its vehicles. */
function placeOf({ airportId, lon, lat }: Airport): Place | undefined {
  if (lon !== null && lat !== null) return { lon, lat };
  return heldAirportId.peek() === airportId ? middleOf(entities.peek().vehicles.values()) : undefined;
}
