import type { GroundView } from './ground-view.ts';
import { type Column, InstancedProgram } from './program.ts';
import { sheetTexture } from './sheet-texture.ts';

/** Pictures in a grid of square cells, numbered by rows from 0. */
export type SpriteSheet = {
  readonly image: TexImageSource;
  readonly columns: number;
  readonly rows: number;
  /** How much of its cell a picture's length takes. */
  readonly share: number;
};

/** Pictures that lie on the ground, one for each row of the columns. */
export type Sprites = {
  readonly count: number;
  /** `[east, north]` of the origin, degrees. */
  readonly positions: Float32Array;
  /** Degrees clockwise from north. */
  readonly headings: Float32Array;
  /** Metres. */
  readonly lengths: Float32Array;
  /** Cells of the sheet. */
  readonly pictures: Uint8Array;
  /** Red, green, blue, alpha. */
  readonly colors: Uint8ClampedArray;
  /** How much larger than true to scale. */
  readonly scale: number;
  /** How opaque all of them are, 0 to 1. */
  readonly opacity: number;
  /** Other values whenever positions or headings, colours, lengths or pictures changed. */
  readonly moved: unknown;
  readonly coloured: unknown;
  readonly looked: unknown;
};

const VERTEX = `
in vec2 aCorner;
in vec2 aPosition;
in float aHeading;
in float aLength;
in float aPicture;
in vec4 aColor;
uniform float uScale;
uniform float uOpacity;
uniform vec3 uSheet;
out vec2 vTexture;
out vec4 vColor;
void main() {
  vec2 world = worldOf(aPosition);
  float side = aLength * uPerMetre * uScale / uSheet.z;
  float heading = radians(aHeading);
  vec2 ahead = vec2(sin(heading), -cos(heading));
  vec2 aside = vec2(-ahead.y, ahead.x);
  vec3 clip = clipOf(world + 0.5 * side * (aCorner.x * aside + aCorner.y * ahead));
  gl_Position = vec4(clip.xy, 0.0, clip.z);
  float picture = floor(aPicture * 255.0 + 0.5);
  vec2 cell = vec2(mod(picture, uSheet.x), floor(picture / uSheet.x));
  vTexture = (cell + vec2(0.5 + 0.5 * aCorner.x, 0.5 - 0.5 * aCorner.y)) / uSheet.xy;
  vColor = vec4(aColor.rgb, aColor.a * uOpacity);
}`;

/** Reads the sheet's two tones: red is the brightness of the vehicle's own colour, green the share of white in it. */
const FRAGMENT = `
in vec2 vTexture;
in vec4 vColor;
uniform sampler2D uImage;
out vec4 color;
void main() {
  vec4 texel = texture(uImage, vTexture);
  float alpha = texel.a * vColor.a;
  vec3 own = mix(vColor.rgb * mix(0.12, 1.0, texel.r), vec3(1.0), texel.g);
  color = vec4(own * alpha, alpha);
}`;

/** Draws sprites from one sheet. */
export class SpriteProgram {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: InstancedProgram;
  readonly #sheet: SpriteSheet;
  readonly #texture: WebGLTexture;

  constructor(gl: WebGL2RenderingContext, sheet: SpriteSheet) {
    this.#gl = gl;
    this.#sheet = sheet;
    this.#program = new InstancedProgram(gl, VERTEX, FRAGMENT);
    this.#texture = sheetTexture(gl, sheet);
  }

  draw(view: GroundView, screen: readonly [number, number], sprites: Sprites): void {
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#texture);
    const { count, positions, headings, lengths, pictures, colors, moved, coloured, looked } = sprites;
    const columns: Column[] = [
      { name: 'aPosition', values: positions, size: 2, version: moved },
      { name: 'aHeading', values: headings, size: 1, version: moved },
      { name: 'aColor', values: colors, size: 4, version: coloured },
      { name: 'aLength', values: lengths, size: 1, version: looked },
      { name: 'aPicture', values: pictures, size: 1, version: looked },
    ];
    this.#program.draw(view, screen, count, columns, {
      uScale: sprites.scale,
      uOpacity: sprites.opacity,
      uSheet: [this.#sheet.columns, this.#sheet.rows, this.#sheet.share],
    });
  }
}
