import type { GroundView } from './ground-view.ts';
import { InstancedProgram } from './program.ts';
import { ALONG_ENDS } from './strokes.ts';

type Rgba = readonly [number, number, number, number];

/** Pieces of ways that were gone, fading towards their tails. */
export type TrailPieces = {
  readonly count: number;
  /** `[east, north]` of the origin at the beginning, then at the end, degrees. */
  readonly ends: Float32Array;
  /** When it was at either end, ms of one scale with `now`. */
  readonly times: Float32Array;
  /** Nothing shows that lies after `now` or more than `span` before it. */
  readonly now: number;
  readonly span: number;
  /** The pieces from the first to before the second are drawn strong. */
  readonly strongRows: readonly [number, number];
  /** Each from 0 to 1. */
  readonly weak: Rgba;
  readonly strong: Rgba;
  /** CSS pixels; strong pieces are wider. */
  readonly width: number;
  /** Another value whenever ends or times changed. */
  readonly version: unknown;
};

const VERTEX = `
in vec2 aCorner;
in vec4 aEnds;
in vec2 aTimes;
uniform float uNow;
uniform float uSpan;
uniform float uWidth;
uniform vec2 uStrongRows;
uniform vec4 uWeak;
uniform vec4 uStrong;
out float vTime;
out float vAcross;
flat out float vWidth;
flat out vec4 vColor;
${ALONG_ENDS}
void main() {
  float row = float(gl_InstanceID);
  bool strong = row >= uStrongRows.x && row < uStrongRows.y;
  bool shown = aTimes.y > uNow - uSpan && aTimes.x <= uNow;
  vWidth = strong ? uWidth * 1.8 : uWidth;
  float wide = 0.5 * vWidth + 1.0;
  float reach;
  vec4 at = alongEnds(aEnds, aCorner, wide, reach);
  gl_Position = shown ? at : vec4(2.0, 2.0, 2.0, 1.0);
  vTime = aCorner.x < 0.0 ? aTimes.x : aTimes.y;
  vAcross = aCorner.y * wide;
  vColor = strong ? uStrong : uWeak;
}`;

const FRAGMENT = `
in float vTime;
in float vAcross;
flat in float vWidth;
flat in vec4 vColor;
uniform float uNow;
uniform float uSpan;
out vec4 color;
void main() {
  float age = (uNow - vTime) / uSpan;
  if (age > 1.0 || age < -0.01) discard;
  float alpha = vColor.a * mix(1.0, 0.05, max(0.0, age)) * clamp(0.5 * vWidth + 0.5 - abs(vAcross), 0.0, 1.0);
  color = vec4(vColor.rgb * alpha, alpha);
}`;

/** Draws trails. */
export class TrailProgram {
  readonly #program: InstancedProgram;

  constructor(gl: WebGL2RenderingContext) {
    this.#program = new InstancedProgram(gl, VERTEX, FRAGMENT);
  }

  draw(view: GroundView, screen: readonly [number, number], pieces: TrailPieces): void {
    const { count, ends, times, now, span, strongRows, weak, strong, width, version } = pieces;
    this.#program.draw(
      view,
      screen,
      count,
      [
        { name: 'aEnds', values: ends, size: 4, version },
        { name: 'aTimes', values: times, size: 2, version },
      ],
      { uNow: now, uSpan: span, uWidth: width, uStrongRows: strongRows, uWeak: weak, uStrong: strong },
    );
  }
}
