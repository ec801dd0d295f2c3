import type { Map as MapLibreMap } from 'maplibre-gl';
import { type GroundView, groundView } from './ground-view.ts';

type Place = { readonly lon: number; readonly lat: number };

/** Draws a picture. */
export type Painting = (view: GroundView, screen: readonly [width: number, height: number]) => void;

/** Makes ready what draws into an overlay, for each graphics context anew; `ratio` is device pixels in a CSS pixel. */
export type Painter = (gl: WebGL2RenderingContext, ratio: number) => Painting;

/**
 * A canvas of its own over a map's, for what moves: the ground below is not drawn again with every picture. It follows
 * the map's camera and size by itself; `draw` paints all of it at once. A lost graphics context is taken up again when it is back.
 */
export class Overlay {
  readonly #map: MapLibreMap;
  readonly #origin: Place;
  readonly #canvas = document.createElement('canvas');
  readonly #gl: WebGL2RenderingContext;
  readonly #painter: Painter;
  #painting: Painting;
  #ratio = 0;
  /** CSS pixels; read when the map says that it has another size, for reading it makes the browser lay the page out. */
  #size: readonly [width: number, height: number] = [0, 0];
  #resized = true;
  readonly #onResize = () => {
    this.#resized = true;
  };
  /** In the same picture as the ground, so that nothing lags behind it while the map is moved. */
  readonly #onRender = () => this.draw();

  /** @throws {Error} where the browser gives no WebGL2. */
  constructor(map: MapLibreMap, origin: Place, painter: Painter) {
    this.#map = map;
    this.#origin = origin;
    this.#painter = painter;
    // What is drawn here smooths its own edges.
    const gl = this.#canvas.getContext('webgl2', { antialias: false, depth: false, stencil: false });
    if (!gl) throw new Error('the browser gives no WebGL2');
    this.#gl = gl;
    this.#canvas.className = 'overlay';
    this.#canvas.addEventListener('webglcontextlost', event => event.preventDefault());
    this.#canvas.addEventListener('webglcontextrestored', () => {
      this.#painting = this.#painter(gl, this.#ratio);
      this.draw();
    });
    this.#fit();
    this.#painting = painter(gl, this.#ratio);
    map.getCanvasContainer().append(this.#canvas);
    map.on('render', this.#onRender);
    map.on('resize', this.#onResize);
  }

  remove(): void {
    this.#map.off('render', this.#onRender);
    this.#map.off('resize', this.#onResize);
    this.#canvas.remove();
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  draw(): void {
    const gl = this.#gl;
    if (gl.isContextLost()) return;
    if (this.#fit()) this.#painting = this.#painter(gl, this.#ratio);
    gl.viewport(0, 0, this.#canvas.width, this.#canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.#painting(this.#view(this.#size), this.#size);
  }

  #view([width, height]: readonly [width: number, height: number]): GroundView {
    const { lng, lat } = this.#map.getCenter();
    return groundView(
      {
        center: { lon: lng, lat },
        zoom: this.#map.getZoom(),
        bearing: this.#map.getBearing(),
        pitch: this.#map.getPitch(),
        fieldOfView: this.#map.getVerticalFieldOfView(),
        width,
        height,
      },
      this.#origin,
    );
  }

  /** Takes over the map's size; tells whether the device's pixels have another size now. */
  #fit(): boolean {
    const ratio = window.devicePixelRatio;
    const other = ratio !== this.#ratio;
    if (!this.#resized && !other) return false;
    const { clientWidth, clientHeight } = this.#map.getContainer();
    const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    this.#size = [clientWidth, clientHeight];
    this.#ratio = ratio;
    this.#resized = false;
    return other;
  }
}
