import type { GroundView } from './ground-view.ts';
import { InstancedProgram } from './program.ts';

/** Straight pieces of lines on the ground. */
export type Strokes = {
  readonly count: number;
  /** `[east, north]` of the origin at the beginning, then at the end, degrees. */
  readonly ends: Float32Array;
  /** Red, green, blue, alpha of each. */
  readonly colors: Uint8Array | Uint8ClampedArray;
  /** CSS pixels. */
  readonly width: number;
  /** Length of a dash and of the gap after it, CSS pixels; 0 for a whole line. */
  readonly dash: number;
  /** Another value whenever anything above changed. */
  readonly version: unknown;
};

const VERTEX = `
in vec2 aCorner;
in vec4 aEnds;
in vec4 aColor;
uniform float uWidth;
out vec4 vColor;
out vec2 vAlong;
out float vAcross;
void main() {
  vec3 begin = clipOf(worldOf(aEnds.xy));
  vec3 end = clipOf(worldOf(aEnds.zw));
  vec2 half_ = 0.5 * uScreen;
  vec2 from = begin.xy / begin.z * half_;
  vec2 to = end.xy / end.z * half_;
  vec2 way = to - from;
  float reach = length(way);
  vec2 ahead = reach > 0.0 ? way / reach : vec2(1.0, 0.0);
  vec2 aside = vec2(-ahead.y, ahead.x);
  float wide = 0.5 * uWidth + 1.0;
  vec2 at = (aCorner.x < 0.0 ? from : to) + aCorner.y * wide * aside + aCorner.x * min(wide, 1.0) * ahead;
  vec3 clip = aCorner.x < 0.0 ? begin : end;
  bool behind = begin.z <= 0.0 || end.z <= 0.0;
  gl_Position = behind ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(at / half_ * clip.z, 0.0, clip.z);
  vColor = aColor;
  vAlong = vec2(aCorner.x < 0.0 ? 0.0 : reach, reach);
  vAcross = aCorner.y * wide;
}`;

const FRAGMENT = `
in vec4 vColor;
in vec2 vAlong;
in float vAcross;
uniform float uWidth;
uniform float uDash;
out vec4 color;
void main() {
  float alpha = vColor.a * clamp(0.5 * uWidth + 0.5 - abs(vAcross), 0.0, 1.0);
  if (uDash > 0.0 && mod(vAlong.x, 2.0 * uDash) > uDash) alpha = 0.0;
  color = vec4(vColor.rgb * alpha, alpha);
}`;

/** Draws lines of one width, as wide on the screen whatever the zoom. */
export class StrokeProgram {
  readonly #program: InstancedProgram;

  constructor(gl: WebGL2RenderingContext) {
    this.#program = new InstancedProgram(gl, VERTEX, FRAGMENT);
  }

  draw(view: GroundView, screen: readonly [number, number], strokes: Strokes): void {
    const { count, ends, colors, width, dash, version } = strokes;
    this.#program.draw(
      view,
      screen,
      count,
      [
        { name: 'aEnds', values: ends, size: 4, version },
        { name: 'aColor', values: colors, size: 4, version },
      ],
      { uWidth: width, uDash: dash },
    );
  }
}
