import type { GroundView } from './ground-view.ts';
import { type Column, InstancedProgram } from './program.ts';

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
  /** No picture is shorter than this on the screen, CSS pixels. */
  readonly leastPixels: number;
  /** Another value whenever positions, headings or colours changed; lengths or pictures. */
  readonly moved: unknown;
  readonly looks: unknown;
};

const VERTEX = `
in vec2 aCorner;
in vec2 aPosition;
in float aHeading;
in float aLength;
in float aPicture;
in vec4 aColor;
uniform float uLeast;
uniform vec3 uSheet;
out vec2 vTexture;
out vec4 vColor;
void main() {
  vec2 world = worldOf(aPosition);
  float scale = clipOf(world).z / uDistance;
  float side = max(aLength * uPerMetre, uLeast * scale) / uSheet.z;
  float heading = radians(aHeading);
  vec2 ahead = vec2(sin(heading), -cos(heading));
  vec2 aside = vec2(-ahead.y, ahead.x);
  vec3 clip = clipOf(world + 0.5 * side * (aCorner.x * aside + aCorner.y * ahead));
  gl_Position = vec4(clip.xy, 0.0, clip.z);
  float picture = floor(aPicture * 255.0 + 0.5);
  vec2 cell = vec2(mod(picture, uSheet.x), floor(picture / uSheet.x));
  vTexture = (cell + vec2(0.5 + 0.5 * aCorner.x, 0.5 - 0.5 * aCorner.y)) / uSheet.xy;
  vColor = aColor;
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
    this.#texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, sheet.image);
    gl.generateMipmap(gl.TEXTURE_2D);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  }

  draw(view: GroundView, screen: readonly [number, number], sprites: Sprites): void {
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#texture);
    const { count, positions, headings, lengths, pictures, colors, moved, looks } = sprites;
    const columns: Column[] = [
      { name: 'aPosition', values: positions, size: 2, version: moved },
      { name: 'aHeading', values: headings, size: 1, version: moved },
      { name: 'aColor', values: colors, size: 4, version: moved },
      { name: 'aLength', values: lengths, size: 1, version: looks },
      { name: 'aPicture', values: pictures, size: 1, version: looks },
    ];
    this.#program.draw(view, screen, count, columns, {
      uLeast: sprites.leastPixels,
      uSheet: [this.#sheet.columns, this.#sheet.rows, this.#sheet.share],
    });
  }
}
