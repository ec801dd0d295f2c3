import type { GroundView } from './ground-view.ts';
import { InstancedProgram } from './program.ts';

/** Straight pieces of lines on the ground. */
export type Strokes = {
  readonly count: number;
  /** `[east, north]` of the origin at the beginning, then at the end, degrees. */
  readonly ends: Float32Array;
  /** Red, green, blue, alpha of each. */
  readonly colors: Uint8Array | Uint8ClampedArray;
  /** Of each its width, and the length of a dash and of the gap after it (0 for a whole line), CSS pixels. */
  readonly styles: Float32Array;
  /** Another value whenever anything above changed. */
  readonly version: unknown;
};

/** GLSL: puts a corner of a line between two ends on the screen, `wide` pixels to each side. */
export const ALONG_ENDS = `
vec4 alongEnds(vec4 ends, vec2 corner, float wide, out float reach) {
  vec3 begin = clipOf(worldOf(ends.xy));
  vec3 end = clipOf(worldOf(ends.zw));
  vec2 half_ = 0.5 * uScreen;
  vec2 from = begin.xy / begin.z * half_;
  vec2 to = end.xy / end.z * half_;
  vec2 way = to - from;
  reach = length(way);
  vec2 ahead = reach > 0.0 ? way / reach : vec2(1.0, 0.0);
  vec2 aside = vec2(-ahead.y, ahead.x);
  vec2 at = (corner.x < 0.0 ? from : to) + corner.y * wide * aside + corner.x * min(wide, 1.0) * ahead;
  vec3 clip = corner.x < 0.0 ? begin : end;
  bool behind = begin.z <= 0.0 || end.z <= 0.0;
  return behind ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(at / half_ * clip.z, 0.0, clip.z);
}
`;

const VERTEX = `
in vec2 aCorner;
in vec4 aEnds;
in vec4 aColor;
in vec2 aStyle;
out vec4 vColor;
out vec2 vAlong;
out float vAcross;
flat out vec2 vStyle;
${ALONG_ENDS}
void main() {
  float wide = 0.5 * aStyle.x + 1.0;
  float reach;
  gl_Position = alongEnds(aEnds, aCorner, wide, reach);
  vColor = aColor;
  vAlong = vec2(aCorner.x < 0.0 ? 0.0 : reach, reach);
  vAcross = aCorner.y * wide;
  vStyle = aStyle;
}`;

const FRAGMENT = `
in vec4 vColor;
in vec2 vAlong;
in float vAcross;
flat in vec2 vStyle;
out vec4 color;
void main() {
  float alpha = vColor.a * clamp(0.5 * vStyle.x + 0.5 - abs(vAcross), 0.0, 1.0);
  if (vStyle.y > 0.0 && mod(vAlong.x, 2.0 * vStyle.y) > vStyle.y) alpha = 0.0;
  color = vec4(vColor.rgb * alpha, alpha);
}`;

/** Draws lines, as wide on the screen whatever the zoom. */
export class StrokeProgram {
  readonly #program: InstancedProgram;

  constructor(gl: WebGL2RenderingContext) {
    this.#program = new InstancedProgram(gl, VERTEX, FRAGMENT);
  }

  draw(view: GroundView, screen: readonly [number, number], strokes: Strokes): void {
    const { count, ends, colors, styles, version } = strokes;
    this.#program.draw(view, screen, count, [
      { name: 'aEnds', values: ends, size: 4, version },
      { name: 'aColor', values: colors, size: 4, version },
      { name: 'aStyle', values: styles, size: 2, version },
    ]);
  }
}
