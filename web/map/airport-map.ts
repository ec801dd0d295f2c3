import {
  AttributionControl,
  type GeoJSONSource,
  Map as MapLibreMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { AirportGeoJson } from '../api/calls.ts';
import type { Theme } from '../state/theme.ts';
import {
  type Bounds,
  boundsAround,
  boundsOf,
  groundFeatures,
  type Place,
  widened,
} from './airport-ground.ts';
import { FitControl } from './fit-control.ts';
import { GROUND_COLORS } from './ground-colors.ts';
import { AIRPORT_SOURCE, groundStyle } from './ground-style.ts';

setWorkerUrl(workerUrl);

const FIT_PADDING_PX = 36;
/** How far beyond the airport the map may be moved, in its own widths. */
const LEEWAY = 3;
/** About a centimetre: camera moves of less would only cost pictures. */
const SAME_PLACE_DEGREES = 1e-7;

/** The map of an airport's ground: seen from straight above, north up until it is turned. */
export class AirportMap {
  readonly map: MapLibreMap;
  #bounds: Bounds | undefined;
  #attribution: AttributionControl | undefined;
  readonly #ready: Promise<void>;

  constructor(container: HTMLElement, theme: Theme) {
    this.map = new MapLibreMap({
      container,
      style: groundStyle(GROUND_COLORS[theme]),
      attributionControl: false,
      maxPitch: 0,
      pitchWithRotate: false,
      renderWorldCopies: false,
      maxZoom: 21,
      fadeDuration: 120,
      canvasContextAttributes: { antialias: true },
    });
    this.map.addControl(new NavigationControl({ visualizePitch: false }), 'top-right');
    this.map.addControl(new FitControl(() => this.#fitAgain()), 'top-right');
    this.map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 120 }), 'bottom-left');
    this.#ready = new Promise(resolve => this.map.once('load', () => resolve()));
  }

  /** Draws an airport, and shows it whole. Resolves when it is on its way to the screen. */
  async show(airport: AirportGeoJson): Promise<void> {
    await this.#ready;
    const source = this.map.getSource<GeoJSONSource>(AIRPORT_SOURCE);
    source?.setData({ type: 'FeatureCollection', features: groundFeatures(airport) });
    this.#attribute(airport.attribution);
    const bounds = boundsOf(airport);
    if (bounds) this.fit(bounds);
  }

  /** Draws empty ground around a place. */
  async showNothing(around: Place | undefined): Promise<void> {
    await this.show({ type: 'FeatureCollection', features: [] });
    this.map.setMaxBounds(null);
    this.#bounds = around && boundsAround(around);
    if (this.#bounds) this.map.fitBounds(this.#bounds, { animate: false });
  }

  /** The middle of what is on the screen, degrees. */
  get center(): Place {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat };
  }

  /** Puts a place in the middle, where it isn't there yet. */
  centerOn({ lon, lat }: Place): void {
    const { lng, lat: now } = this.map.getCenter();
    if (Math.hypot(lng - lon, now - lat) > SAME_PLACE_DEGREES) this.map.jumpTo({ center: [lon, lat] });
  }

  /** Moves a place that is out of sight into the middle. */
  bringIntoView({ lon, lat }: Place): void {
    if (!this.map.getBounds().contains([lon, lat])) this.map.easeTo({ center: [lon, lat] });
  }

  fit(bounds: Bounds): void {
    this.map.setMaxBounds(null);
    this.map.fitBounds(bounds, { padding: FIT_PADDING_PX, animate: false });
    this.#bounds = bounds;
    this.map.setMaxBounds(widened(bounds, LEEWAY));
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
    this.map.remove();
  }

  #fitAgain(): void {
    if (this.#bounds) this.map.fitBounds(this.#bounds, { padding: FIT_PADDING_PX, bearing: 0 });
  }

  #attribute(attribution: string | undefined): void {
    if (this.#attribution) this.map.removeControl(this.#attribution);
    this.#attribution = attribution
      ? new AttributionControl({ compact: true, customAttribution: escaped(attribution) })
      : undefined;
    if (this.#attribution) this.map.addControl(this.#attribution, 'bottom-right');
  }
}

/** The control takes HTML; an attribution comes out of a file. */
function escaped(text: string): string {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}
