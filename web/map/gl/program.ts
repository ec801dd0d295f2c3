import type { GroundView } from './ground-view.ts';

/** What every vertex shader here begins with: from an offset in degrees to clip space. */
const GROUND = `#version 300 es
precision highp float;
uniform vec3 uPixels;
uniform mat3 uMatrix;
uniform float uPerMetre;
uniform float uDistance;
uniform vec2 uScreen;
vec2 worldOf(vec2 offset) {
  return vec2(uPixels.x * offset.x, -(uPixels.y + uPixels.z * offset.y) * offset.y);
}
vec3 clipOf(vec2 world) {
  return uMatrix * vec3(world, 1.0);
}
`;

const FRAGMENT = '#version 300 es\nprecision highp float;\n';

/** A column of instances: one to four numbers each. Bytes are shares of 255. */
export type Column = {
  readonly name: string;
  readonly values: Float32Array | Uint8Array | Uint8ClampedArray;
  readonly size: 1 | 2 | 3 | 4;
  /** Another object whenever the values changed: those of a version that is there already are not sent again. */
  readonly version: unknown;
};

type Held = { readonly buffer: WebGLBuffer; version: unknown };

/** The corners of a square strip, from -1 to 1. */
const CORNERS = new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]);

/** Draws a square for each instance, by a vertex and a fragment shader that follow the parts above. */
export class InstancedProgram {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #vertices: WebGLVertexArrayObject;
  readonly #columns = new Map<string, Held>();
  readonly #uniforms = new Map<string, WebGLUniformLocation | null>();

  /** @throws {Error} with the compiler's words, where a shader is wrong. */
  constructor(gl: WebGL2RenderingContext, vertexShader: string, fragmentShader: string) {
    this.#gl = gl;
    this.#program = linked(gl, GROUND + vertexShader, FRAGMENT + fragmentShader);
    this.#vertices = gl.createVertexArray();
    gl.bindVertexArray(this.#vertices);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, CORNERS, gl.STATIC_DRAW);
    this.#point('aCorner', 2, gl.FLOAT, 0);
    gl.bindVertexArray(null);
  }

  /** Draws the first `count` instances. `numbers` and `textures` are uniforms by name. */
  draw(
    view: GroundView,
    screen: readonly [width: number, height: number],
    count: number,
    columns: readonly Column[],
    numbers: Readonly<Record<string, number | readonly number[]>> = {},
  ): void {
    if (count === 0) return;
    const gl = this.#gl;
    gl.useProgram(this.#program);
    gl.bindVertexArray(this.#vertices);
    for (const column of columns) this.#send(column, count);
    gl.uniform3f(this.#uniform('uPixels'), view.pixels.x, view.pixels.y, view.pixels.bend);
    gl.uniformMatrix3fv(this.#uniform('uMatrix'), false, view.matrix);
    gl.uniform1f(this.#uniform('uPerMetre'), view.perMetre);
    gl.uniform1f(this.#uniform('uDistance'), view.distance);
    gl.uniform2f(this.#uniform('uScreen'), screen[0], screen[1]);
    for (const [name, value] of Object.entries(numbers)) {
      const numbers = typeof value === 'number' ? [value] : value;
      gl[`uniform${numbers.length as 1 | 2 | 3 | 4}fv`](this.#uniform(name), numbers);
    }
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count);
  }

  #send({ name, values, size, version }: Column, count: number): void {
    const gl = this.#gl;
    let held = this.#columns.get(name);
    if (held && held.version === version) return;
    if (!held) {
      held = { buffer: gl.createBuffer(), version: undefined };
      this.#columns.set(name, held);
      gl.bindBuffer(gl.ARRAY_BUFFER, held.buffer);
      this.#point(name, size, values instanceof Float32Array ? gl.FLOAT : gl.UNSIGNED_BYTE, 1);
    }
    gl.bindBuffer(gl.ARRAY_BUFFER, held.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values.subarray(0, size * count), gl.DYNAMIC_DRAW);
    held.version = version;
  }

  #point(name: string, size: number, type: number, divisor: 0 | 1): void {
    const gl = this.#gl;
    const place = gl.getAttribLocation(this.#program, name);
    if (place < 0) return;
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, size, type, type === gl.UNSIGNED_BYTE, 0, 0);
    gl.vertexAttribDivisor(place, divisor);
  }

  #uniform(name: string): WebGLUniformLocation | null {
    let place = this.#uniforms.get(name);
    if (place === undefined) {
      place = this.#gl.getUniformLocation(this.#program, name);
      this.#uniforms.set(name, place);
    }
    return place;
  }
}

function linked(gl: WebGL2RenderingContext, vertexShader: string, fragmentShader: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexShader],
    [gl.FRAGMENT_SHADER, fragmentShader],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
      throw new Error(`a shader does not compile: ${gl.getShaderInfoLog(shader)}`);
    }
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`a program does not link: ${gl.getProgramInfoLog(program)}`);
  }
  return program;
}
