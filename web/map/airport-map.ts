import { type ReadonlySignal, signal } from '@preact/signals';
import { type GeoJSONSource, Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { AirportGeoJson } from '../api/calls.ts';
import type { Camera } from '../state/camera.ts';
import type { Theme } from '../state/theme.ts';
import {
  type Bounds,
  boundsAround,
  boundsOf,
  groundFeatures,
  hasWays,
  holds,
  type Place,
  widened,
  withExtent,
} from './airport-ground.ts';
import { graticule } from './ground/graticule.ts';
import { hatch } from './ground/hatch.ts';
import { AIRPORT_SOURCE } from './ground/layer-parts.ts';
import { standFeatures } from './ground/stand-features.ts';
import { STAND_SOURCE } from './ground/stand-layers.ts';
import { type Stand, standsOf } from './ground/stands.ts';
import { GROUND_COLORS } from './ground-colors.ts';
import { groundStyle } from './ground-style.ts';
import { metresPerPixel } from './scale.ts';
import { shownMap } from './shown-map.ts';

setWorkerUrl(workerUrl);

const FIT_PADDING_PX = 36;
/** How far beyond the airport the map may be moved, in its own widths. */
const LEEWAY = 3;
/** How far beside the airport still counts as on it, in its own widths. */
const BESIDE = 0.1;
/** About a centimetre: camera moves of less would only cost pictures. */
const SAME_PLACE_DEGREES = 1e-7;
/** Nearer to the horizon, little of an airport is left to be seen. */
export const MAX_PITCH = 60;

/** An airport on the map. */
export type ShownAirport = {
  /** Whether it is known where it lies; else the map is of nowhere. */
  readonly isPlaced: boolean;
  readonly stands: readonly Stand[];
  /** Whether it has ways along which distances can be told. */
  readonly hasWays: boolean;
  /** Whose data is drawn, where the map names it. */
  readonly attribution: string | undefined;
};

/** The map of an airport's ground: seen from straight above, north up until it is turned. */
export class AirportMap {
  readonly map: MapLibreMap;
  readonly #shown = signal<ShownAirport | null>(null);
  readonly #ready: Promise<void>;
  #bounds: Bounds | undefined;
  /** What the airport takes up; `undefined` where there is no map of it. */
  #field: Bounds | undefined;
  /** Whether the airport is seen as {@link fit} left it. */
  #isFitted = false;

  constructor(container: HTMLElement, theme: Theme) {
    this.map = new MapLibreMap({
      container,
      style: groundStyle(GROUND_COLORS[theme]),
      attributionControl: false,
      maxPitch: MAX_PITCH,
      renderWorldCopies: false,
      maxZoom: 21,
      fadeDuration: 120,
      canvasContextAttributes: { antialias: true },
    });
    this.map.on('resize', () => {
      if (this.#isFitted && this.#bounds) this.#fitBounds(this.#bounds, false);
    });
    this.map.on('movestart', ({ originalEvent }) => {
      if (originalEvent) this.#isFitted = false;
    });
    this.#ready = new Promise<void>(resolve => this.map.once('load', () => resolve())).then(() => {
      for (const { overdueHatch, standOverdue } of Object.values(GROUND_COLORS)) {
        this.map.addImage(overdueHatch, hatch(standOverdue), { pixelRatio: 2 });
      }
    });
    shownMap.value = this;
  }

  /** What is drawn; `null` until an airport was shown. Changes after the camera went to the airport. */
  get shown(): ReadonlySignal<ShownAirport | null> {
    return this.#shown;
  }

  /** Draws an airport, and shows it whole. Resolves when it is on its way to the screen. */
  async show(airport: AirportGeoJson): Promise<void> {
    await this.#ready;
    const stands = standsOf(airport);
    this.#draw(AIRPORT_SOURCE, groundFeatures(airport));
    this.#draw(STAND_SOURCE, standFeatures(stands));
    const bounds = boundsOf(airport);
    if (bounds) this.fit(withExtent(bounds));
    this.#shown.value = {
      isPlaced: true,
      stands,
      hasWays: hasWays(airport),
      attribution: airport.attribution,
    };
  }

  /** Draws an empty ground around a place, with lines by which distances can be seen. */
  async showNothing(around: Place | undefined): Promise<void> {
    await this.#ready;
    this.#draw(AIRPORT_SOURCE, around ? graticule([around.lon, around.lat]) : []);
    this.#draw(STAND_SOURCE, []);
    this.map.setMaxBounds(null);
    this.#bounds = around && boundsAround(around);
    this.#field = undefined;
    if (this.#bounds) this.#fitBounds(this.#bounds, false);
    this.#shown.value = {
      isPlaced: around !== undefined,
      stands: [],
      hasWays: false,
      attribution: undefined,
    };
  }

  /** The middle of what is on the screen, degrees. */
  get center(): Place {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat };
  }

  get camera(): Camera {
    const { map } = this;
    return { ...this.center, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
  }

  /** Metres that a pixel spans in the middle. */
  get resolution(): number {
    return metresPerPixel(this.map.getCenter().lat, this.map.getZoom());
  }

  /** Looks from there at once. */
  lookFrom({ lon, lat, zoom, bearing, pitch }: Camera): void {
    this.#isFitted = false;
    this.map.jumpTo({ center: [lon, lat], zoom, bearing, pitch });
  }

  /** Puts a place in the middle, where it isn't there yet. */
  centerOn({ lon, lat }: Place): void {
    const { lng, lat: now } = this.map.getCenter();
    if (Math.hypot(lng - lon, now - lat) <= SAME_PLACE_DEGREES) return;
    this.#isFitted = false;
    this.map.jumpTo({ center: [lon, lat] });
  }

  /** Moves a place that is out of sight into the middle. */
  bringIntoView({ lon, lat }: Place): void {
    if (this.map.getBounds().contains([lon, lat])) return;
    this.#isFitted = false;
    this.map.easeTo({ center: [lon, lat] });
  }

  /** Whether a place lies on the airport or just beside it; anywhere does where there is no map. */
  isOnField(place: Place): boolean {
    return this.#field === undefined || holds(this.#field, place);
  }

  fit(bounds: Bounds): void {
    this.map.setMaxBounds(null);
    this.#bounds = bounds;
    this.#field = widened(bounds, BESIDE);
    this.#fitBounds(bounds, false);
    this.map.setMaxBounds(widened(bounds, LEEWAY));
  }

  /** Shows the airport whole again, straight from above and north up. */
  fitAgain(): void {
    if (this.#bounds) this.#fitBounds(this.#bounds, true);
  }

  /** Changes the colours of what is drawn, and nothing else. */
  async paint(theme: Theme): Promise<void> {
    await this.#ready;
    for (const layer of groundStyle(GROUND_COLORS[theme]).layers) {
      for (const [property, value] of Object.entries(layer.paint ?? {})) {
        this.map.setPaintProperty(layer.id, property as never, value as never);
      }
    }
  }

  remove(): void {
    if (shownMap.peek() === this) shownMap.value = null;
    this.map.remove();
  }

  #draw(source: string, features: GeoJSON.Feature[]): void {
    this.map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features });
  }

  #fitBounds(bounds: Bounds, animate: boolean): void {
    this.map.fitBounds(bounds, { padding: FIT_PADDING_PX, bearing: 0, pitch: 0, animate });
    this.#isFitted = true;
  }
}
