/** Degrees. */
type Place = { readonly lon: number; readonly lat: number };

/** How the map looks at the ground; as MapLibre tells it. */
export type MapCamera = {
  readonly center: Place;
  readonly zoom: number;
  /** Degrees clockwise from north to what is up on the screen. */
  readonly bearing: number;
  /** Degrees from straight down. */
  readonly pitch: number;
  /** The vertical field of view, degrees. */
  readonly fieldOfView: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
};

/** How offsets from an origin come to the screen. */
export type GroundView = {
  /**
   * Of an offset `[east, north]` in degrees: world pixels east `x · east`, and south `-(y · north + bend · north²)`. Web
   * Mercator to the second order, a few millimetres off at 0.1°.
   */
  readonly pixels: { readonly x: number; readonly y: number; readonly bend: number };
  /** World pixels in a metre, at the origin. */
  readonly perMetre: number;
  /** Column-major 3 × 3: from world pixels `(x, y, 1)` off the origin to `(x, y, w)` of clip space. */
  readonly matrix: Float32Array;
  /** `w` at the middle of the screen, where a world pixel is a CSS pixel. */
  readonly distance: number;
};

const TILE_PX = 512;
const EARTH_CIRCUMFERENCE_M = 40_075_016.686;
const RADIANS = Math.PI / 180;

/**
 * The view of the ground from a camera, for what is given by its offset from `origin`. In single precision offsets keep
 * their millimetres where absolute degrees would lose metres. The camera is MapLibre's: it stands over the centre, turned
 * by the bearing, then tilted about the screen's horizontal by the pitch.
 */
export function groundView(camera: MapCamera, origin: Place): GroundView {
  const world = TILE_PX * 2 ** camera.zoom;
  const secant = 1 / Math.cos(origin.lat * RADIANS);
  const perDegree = world / 360;
  const pixels = {
    x: perDegree,
    y: perDegree * secant,
    bend: (perDegree * secant * Math.tan(origin.lat * RADIANS) * RADIANS) / 2,
  };
  const centerX = (camera.center.lon - origin.lon) * perDegree;
  const centerY = world * (mercatorY(camera.center.lat) - mercatorY(origin.lat));
  const focal = 1 / Math.tan((camera.fieldOfView * RADIANS) / 2);
  const distance = (camera.height / 2) * focal;
  const [sin, cos] = [Math.sin(camera.bearing * RADIANS), Math.cos(camera.bearing * RADIANS)];
  const [tilt, flat] = [Math.sin(camera.pitch * RADIANS), Math.cos(camera.pitch * RADIANS)];
  const acrossX = (focal * camera.height * cos) / camera.width;
  const acrossY = (focal * camera.height * sin) / camera.width;
  const upX = focal * flat * sin;
  const upY = -focal * flat * cos;
  const awayX = tilt * sin;
  const awayY = -tilt * cos;
  const matrix = new Float32Array([
    acrossX,
    upX,
    awayX,
    acrossY,
    upY,
    awayY,
    -acrossX * centerX - acrossY * centerY,
    -upX * centerX - upY * centerY,
    distance - awayX * centerX - awayY * centerY,
  ]);
  return { pixels, perMetre: (world * secant) / EARTH_CIRCUMFERENCE_M, matrix, distance };
}

/** Share of the world's height from its top, Web Mercator. */
function mercatorY(lat: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / (2 * Math.PI);
}
