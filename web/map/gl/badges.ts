import { PLATES } from '../marks.ts';
import type { GroundView } from './ground-view.ts';
import { type Column, InstancedProgram } from './program.ts';
import { sheetTexture } from './sheet-texture.ts';
import type { SpriteSheet } from './sprites.ts';

type Rgba = readonly [number, number, number, number];

/** Badges, one for each row of the columns, of one size on the screen. */
export type Badges = {
  readonly count: number;
  /** `[east, north]` of the origin, degrees. */
  readonly positions: Float32Array;
  /** Degrees clockwise from north. */
  readonly headings: Float32Array;
  /** Red, green, blue, alpha. */
  readonly colors: Uint8ClampedArray;
  /** The glyph's cell of the sheet, the index into PLATES, whether it has a nose, 1 if flagged plus 2 if crowded. */
  readonly looks: Uint8Array;
  /** Metres. */
  readonly lengths: Float32Array;
  /** CSS pixels. */
  readonly radius: number;
  /** Whether they are but marks beside silhouettes, and how much longer than true to scale these are drawn. */
  readonly beside: boolean;
  readonly scale: number;
  /** Radians clockwise from north to what is up on the screen. */
  readonly bearing: number;
  readonly colours: BadgeColours;
  /** Other values whenever positions or headings, colours, or the rest changed. */
  readonly moved: unknown;
  readonly coloured: unknown;
  readonly looked: unknown;
};

/** Each from 0 to 1. */
type BadgeColours = {
  /** Inside a hollow plate. */
  readonly paper: Rgba;
  /** A glyph on it. */
  readonly ink: Rgba;
  readonly casing: Rgba;
  readonly flag: Rgba;
};

/** How large a crowded badge is drawn, as a share of the others. */
const CROWDED_SHARE = '0.5';

const VERTEX = `
in vec2 aCorner;
in vec2 aPosition;
in float aHeading;
in vec4 aColor;
in vec4 aLook;
in float aLength;
uniform float uRadius;
uniform float uBeside;
uniform float uScale;
uniform float uBearing;
uniform float uCrowded;
out vec4 vColor;
out vec2 vAt;
flat out vec2 vNose;
flat out vec4 vLook;
flat out float vRadius;
void main() {
  float heading = radians(aHeading) - uBearing;
  vNose = vec2(sin(heading), cos(heading));
  vLook = floor(aLook * 255.0 + 0.5);
  vColor = aColor;
  float crowded = vLook.w > 1.5 ? 1.0 : 0.0;
  vLook.w -= 2.0 * crowded;
  vRadius = uRadius * mix(1.0, ${CROWDED_SHARE}, crowded);
  if (crowded > 0.5) vLook.zw = vec2(0.0);
  float reach = vLook.z > 0.5 ? 1.72 : vLook.w > 0.5 ? 1.45 : 1.0;
  vAt = aCorner * (vRadius * reach + 2.5);
  vec3 clip = clipOf(worldOf(aPosition));
  float beside = uBeside * min(0.3 * aLength * uScale * uPerMetre * uDistance / clip.z, 26.0);
  vec2 off = (vAt + vec2(beside)) / uScreen * 2.0;
  gl_Position = clip.z <= 0.0 || crowded != uCrowded ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(clip.xy / clip.z + off, 0.0, 1.0);
}`;

const is = (plate: (typeof PLATES)[number]) => `plate == ${PLATES.indexOf(plate)}`;

const FRAGMENT = `
uniform sampler2D uImage;
uniform vec2 uSheet;
uniform float uBeside;
uniform float uCrowded;
uniform vec4 uPaper;
uniform vec4 uInk;
uniform vec4 uCasing;
uniform vec4 uFlag;
in vec4 vColor;
in vec2 vAt;
flat in vec2 vNose;
flat in vec4 vLook;
flat in float vRadius;
out vec4 color;
float cover(float away) {
  return clamp(0.5 - away, 0.0, 1.0);
}
vec4 over(vec3 top, float alpha, vec4 below) {
  return vec4(top * alpha, alpha) + below * (1.0 - alpha);
}
void main() {
  int plate = int(vLook.y);
  bool hollow = ${is('hollow')} || ${is('dashed')};
  bool nosed = vLook.z > 0.5;
  float radius = vRadius * (${is('hollow')} && !nosed ? 0.9 : 1.0);
  float disc = length(vAt) - radius;
  float shape = disc;
  if (nosed) {
    vec2 q = vec2(dot(vAt, vec2(vNose.y, -vNose.x)), dot(vAt, vNose));
    float nose = max(dot(vec2(abs(q.x), q.y - radius * 1.7), vec2(0.85, 0.53)), radius * 0.5 - q.y);
    shape = min(disc, nose);
  }
  vec4 drawn = vec4(uCasing.rgb, 1.0) * uCasing.a * cover(shape - 1.2);
  if (hollow) {
    drawn = over(uPaper.rgb, cover(shape), drawn);
    float ring = max(shape, -(shape + max(1.7, radius * 0.24)));
    float turn = abs(fract(atan(vAt.y, vAt.x) / 6.2831853 * 6.0) - 0.5);
    float dashes = ${is('dashed')} ? 1.0 - smoothstep(0.26, 0.34, turn) : 1.0;
    drawn = over(mix(uCasing.rgb, vColor.rgb, dashes), cover(ring), drawn);
  } else {
    drawn = over(vColor.rgb, cover(shape), drawn);
  }
  if (uBeside + uCrowded < 0.5) {
    vec2 at = vAt / (radius * 1.5);
    vec2 cell = vec2(mod(vLook.x, uSheet.x), floor(vLook.x / uSheet.x));
    float inside = step(max(abs(at.x), abs(at.y)), 0.5);
    float glyph = texture(uImage, (cell + clamp(vec2(at.x, -at.y), -0.5, 0.5) + 0.5) / uSheet).a * inside;
    vec3 ink = hollow ? uInk.rgb : uCasing.rgb;
    drawn = over(ink, glyph, drawn);
  }
  if (${is('crossed')}) {
    float across = abs(vAt.x - vAt.y) * 0.7071;
    float reach = length(vAt) - radius * 1.25;
    drawn = over(vColor.rgb, cover(max(across - max(2.4, radius * 0.3), disc)), drawn);
    drawn = over(uCasing.rgb, cover(max(across - max(1.2, radius * 0.15), reach)), drawn);
  }
  if (vLook.w > 0.5) {
    float size = max(3.6, radius * 0.5);
    vec2 q = vAt - vec2(radius * 0.9);
    float flag = max(abs(q.x) * 0.866 + q.y * 0.5, -q.y) - size * 0.5;
    drawn = over(uCasing.rgb, cover(flag - 1.2), drawn);
    drawn = over(uFlag.rgb, cover(flag), drawn);
  }
  color = drawn * vColor.a;
}`;

/**
 * Draws badges: a plate whose form tells the status, a nose where it is under way, the glyph of its type, a flag. Of a
 * crowded one a small plate is left.
 */
export class BadgeProgram {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: InstancedProgram;
  readonly #sheet: SpriteSheet;
  readonly #texture: WebGLTexture;

  constructor(gl: WebGL2RenderingContext, glyphs: SpriteSheet) {
    this.#gl = gl;
    this.#sheet = glyphs;
    this.#program = new InstancedProgram(gl, VERTEX, FRAGMENT);
    this.#texture = sheetTexture(gl, glyphs);
  }

  draw(view: GroundView, screen: readonly [number, number], badges: Badges): void {
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#texture);
    const { count, moved, coloured, looked, colours } = badges;
    const columns: Column[] = [
      { name: 'aPosition', values: badges.positions, size: 2, version: moved },
      { name: 'aHeading', values: badges.headings, size: 1, version: moved },
      { name: 'aColor', values: badges.colors, size: 4, version: coloured },
      { name: 'aLook', values: badges.looks, size: 4, version: looked },
      { name: 'aLength', values: badges.lengths, size: 1, version: looked },
    ];
    // Crowded ones lie below all others.
    for (const crowded of [1, 0])
      this.#program.draw(view, screen, count, columns, {
        uCrowded: crowded,
        uRadius: badges.radius,
        uBeside: badges.beside ? 1 : 0,
        uScale: badges.scale,
        uBearing: badges.bearing,
        uSheet: [this.#sheet.columns, this.#sheet.rows],
        uPaper: colours.paper,
        uInk: colours.ink,
        uCasing: colours.casing,
        uFlag: colours.flag,
      });
  }
}
