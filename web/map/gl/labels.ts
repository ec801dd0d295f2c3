import type { GroundView } from './ground-view.ts';
import { type LabelLook, LabelSheet } from './label-sheet.ts';
import { InstancedProgram } from './program.ts';

/** A label that stands upright beside a place. */
export type Label = LabelLook & {
  /** Pixels from the place to the label's middle: right, and down. */
  readonly offset: readonly [number, number];
};

const VERTEX = `
in vec2 aCorner;
in vec2 aPosition;
in vec2 aOffset;
in vec4 aCell;
uniform float uSide;
uniform float uRatio;
out vec2 vTexture;
void main() {
  vec3 clip = clipOf(worldOf(aPosition));
  vec2 at = (clip.xy / clip.z * vec2(0.5, -0.5) + 0.5) * uScreen + aOffset - 0.5 * aCell.zw / uRatio;
  at = (floor(at * uRatio + 0.5) + (0.5 + 0.5 * aCorner) * aCell.zw) / uRatio;
  gl_Position = clip.z <= 0.0 ? vec4(2.0) : vec4(at / uScreen * vec2(2.0, -2.0) + vec2(-1.0, 1.0), 0.0, 1.0);
  vTexture = (aCell.xy + (0.5 + 0.5 * aCorner) * aCell.zw) / uSide;
}`;

const FRAGMENT = `
in vec2 vTexture;
uniform sampler2D uImage;
out vec4 color;
void main() {
  color = texture(uImage, vTexture);
}`;

/** Draws labels at places that may move with every picture. */
export class LabelProgram {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: InstancedProgram;
  readonly #texture: WebGLTexture;
  readonly #sheet: LabelSheet;
  readonly #ratio: number;
  #drawn = -1;
  #labels: readonly Label[] = [];
  #cells = new Float32Array(0);
  #offsets = new Float32Array(0);

  /** @param ratio device pixels in a CSS pixel */
  constructor(gl: WebGL2RenderingContext, ratio: number) {
    this.#gl = gl;
    this.#ratio = ratio;
    this.#program = new InstancedProgram(gl, VERTEX, FRAGMENT);
    this.#sheet = new LabelSheet(ratio);
    this.#texture = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  }

  /**
   * Labels are drawn and laid out anew only when the list is another one; `positions`, `[east, north]` of the origin in
   * degrees for each, every time.
   */
  draw(
    view: GroundView,
    screen: readonly [number, number],
    labels: readonly Label[],
    positions: Float32Array,
  ): void {
    if (labels !== this.#labels) this.#layOut(labels);
    this.#gl.bindTexture(this.#gl.TEXTURE_2D, this.#texture);
    if (this.#sheet.version !== this.#drawn) this.#send();
    this.#program.draw(
      view,
      screen,
      labels.length,
      [
        { name: 'aPosition', values: positions, size: 2, version: {} },
        { name: 'aOffset', values: this.#offsets, size: 2, version: labels },
        { name: 'aCell', values: this.#cells, size: 4, version: labels },
      ],
      { uSide: this.#sheet.side, uRatio: this.#ratio },
    );
  }

  #layOut(labels: readonly Label[]): void {
    this.#labels = labels;
    const cells = this.#sheet.cells(labels);
    this.#cells = Float32Array.from(
      cells.flatMap(cell => (cell ? [cell.x, cell.y, cell.width, cell.height] : [0, 0, 0, 0])),
    );
    this.#offsets = Float32Array.from(labels.flatMap(label => [...label.offset]));
  }

  #send(): void {
    const gl = this.#gl;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, this.#sheet.canvas);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    this.#drawn = this.#sheet.version;
  }
}
