import type { GroundView } from './ground-view.ts';
import { InstancedProgram } from './program.ts';

/** A circle that lies on the ground. */
export type Ring = {
  /** `[east, north]` of the origin, degrees. */
  readonly at: readonly [number, number];
  /** Metres, and the least on the screen in CSS pixels. */
  readonly radius: number;
  readonly leastPixels: number;
  /** Of its edge, CSS pixels. */
  readonly width: number;
  /** Red, green, blue of edge and inside, 0 to 255. */
  readonly color: readonly [number, number, number];
  /** Alpha of the edge and of the inside, 0 to 255. */
  readonly edge: number;
  readonly inside: number;
  /** How many dashes its edge has; 0 for a whole one. */
  readonly dashes: number;
};

const VERTEX = `
in vec2 aCorner;
in vec2 aPosition;
in vec4 aShape;
in vec4 aColor;
in vec4 aAlpha;
out vec2 vAt;
out float vRadius;
out float vWidth;
out float vDashes;
out vec4 vColor;
out float vInside;
void main() {
  vec2 world = worldOf(aPosition);
  float scale = clipOf(world).z / uDistance;
  float radius = max(aShape.x * uPerMetre, aShape.y * scale);
  float reach = radius + (aShape.z + 1.0) * scale;
  vec3 clip = clipOf(world + reach * aCorner);
  gl_Position = vec4(clip.xy, 0.0, clip.z);
  vAt = aCorner * reach / scale;
  vRadius = radius / scale;
  vWidth = aShape.z;
  vDashes = aShape.w;
  vColor = aColor;
  vInside = aAlpha.x;
}`;

const FRAGMENT = `
in vec2 vAt;
in float vRadius;
in float vWidth;
in float vDashes;
in vec4 vColor;
in float vInside;
out vec4 color;
void main() {
  float off = length(vAt) - vRadius;
  float edge = clamp(0.5 * vWidth + 0.5 - abs(off), 0.0, 1.0) * vColor.a;
  if (vDashes > 0.0 && fract(atan(vAt.y, vAt.x) / 6.2831853 * vDashes) > 0.6) edge = 0.0;
  float inside = clamp(0.5 - off, 0.0, 1.0) * vInside;
  float alpha = max(edge, inside);
  color = vec4(vColor.rgb * alpha, alpha);
}`;

/** Draws a few rings. */
export class RingProgram {
  readonly #program: InstancedProgram;

  constructor(gl: WebGL2RenderingContext) {
    this.#program = new InstancedProgram(gl, VERTEX, FRAGMENT);
  }

  draw(view: GroundView, screen: readonly [number, number], rings: readonly Ring[]): void {
    const numbers = (of: (ring: Ring) => readonly number[]) => Float32Array.from(rings.flatMap(of));
    const bytes = (of: (ring: Ring) => readonly number[]) => Uint8Array.from(rings.flatMap(of));
    this.#program.draw(view, screen, rings.length, [
      { name: 'aPosition', values: numbers(ring => ring.at), size: 2, version: rings },
      {
        name: 'aShape',
        values: numbers(ring => [ring.radius, ring.leastPixels, ring.width, ring.dashes]),
        size: 4,
        version: rings,
      },
      { name: 'aColor', values: bytes(ring => [...ring.color, ring.edge]), size: 4, version: rings },
      { name: 'aAlpha', values: bytes(ring => [ring.inside, 0, 0, 0]), size: 4, version: rings },
    ]);
  }
}
