import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outlet } from '../../server/streams/outlet.ts';

const HIGH_WATER_MARK = 1000;

/** A socket whose network takes a write when the test says so; `open` takes each at once. */
class Network extends Writable {
  readonly taken: Buffer[] = [];
  open = false;
  #next: (() => void) | undefined;

  constructor() {
    super({ highWaterMark: HIGH_WATER_MARK });
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.taken.push(bytes);
    if (this.open) done();
    else this.#next = done;
  }

  /** Takes what waits, then all that follows on it until nothing waits. */
  async take(): Promise<void> {
    this.open = true;
    this.#next?.();
    this.#next = undefined;
    await new Promise(resolve => setImmediate(resolve));
    this.open = false;
  }

  get text(): string {
    return Buffer.concat(this.taken).toString();
  }
}

function outletOn(network: Network, pieces = true) {
  const drained = { times: 0 };
  const outlet = new Outlet(network, { pieces, onDrained: () => drained.times++ });
  return { outlet, drained };
}

const message = (letter: string, length: number) => Buffer.from(letter.repeat(length));

describe('an outlet', () => {
  it('hands each message on as it is while the reader keeps up', () => {
    const network = new Network();
    network.open = true;
    const { outlet } = outletOn(network);
    const [first, second] = [message('a', 10), message('b', 10)];
    outlet.write(first);
    outlet.write(second);
    expect(network.taken[0]).toBe(first);
    expect(network.taken[1]).toBe(second);
    expect(outlet.backlog).toBe(0);
    expect(outlet.taken).toBe(20);
  });

  it('keeps what the socket has no room for, and hands it on in order', async () => {
    const network = new Network();
    const { outlet, drained } = outletOn(network);
    for (const letter of 'abcd') outlet.write(message(letter, 800));
    expect(outlet.backlog).toBe(3200);
    expect(outlet.taken).toBe(0);
    expect(network.writableLength).toBeLessThan(2000);
    await network.take();
    expect(network.text).toBe([...'abcd'].map(letter => letter.repeat(800)).join(''));
    expect(outlet.backlog).toBe(0);
    expect(drained.times).toBe(1);
  });

  it('drops whole messages only, never the rest of one that has begun to leave', async () => {
    const network = new Network();
    const { outlet, drained } = outletOn(network);
    outlet.write(message('a', 200_000));
    outlet.write(message('b', 200_000));
    expect(outlet.backlog).toBe(400_000);
    outlet.drop();
    expect(outlet.backlog).toBe(200_000);
    await network.take();
    expect(network.text).toBe('a'.repeat(200_000));
    expect(drained.times).toBe(1);
    outlet.write(message('c', 10));
    await network.take();
    expect(network.text.slice(-10)).toBe('c'.repeat(10));
  });

  it('lets what is written together leave in one go', () => {
    const network = new Network();
    network.open = true;
    const gone: number[] = [];
    network._writev = (chunks, done) => {
      gone.push(chunks.length);
      done();
    };
    const { outlet } = outletOn(network);
    outlet.together(() => {
      for (const letter of 'abc') outlet.write(message(letter, 10));
      expect(gone).toEqual([]);
    });
    expect(gone).toEqual([3]);
    expect(() =>
      outlet.together(() => {
        throw new Error('as it may');
      }),
    ).toThrow('as it may');
    outlet.write(message('d', 10));
    expect(outlet.backlog).toBe(0);
  });

  it('cuts large messages into pieces only where it may', async () => {
    const [cut, whole] = [new Network(), new Network()];
    outletOn(cut).outlet.write(message('a', 200_000));
    outletOn(whole, false).outlet.write(message('a', 200_000));
    expect(cut.writableLength).toBe(65_536);
    expect(whole.writableLength).toBe(200_000);
  });

  it('ends once all is with the socket, and takes nothing more', async () => {
    const network = new Network();
    const { outlet } = outletOn(network);
    outlet.write(message('a', 2000));
    outlet.write(message('b', 10));
    let ended = 0;
    outlet.end(() => ended++);
    outlet.end(() => ended++);
    outlet.write(message('c', 10));
    expect(ended).toBe(0);
    await network.take();
    expect(ended).toBe(1);
    expect(network.text).toBe(`${'a'.repeat(2000)}${'b'.repeat(10)}`);
  });

  it('passes on every message whole, once and in order, but for those that were dropped', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ write: fc.integer({ min: 1, max: 150_000 }) }) },
      { weight: 3, arbitrary: fc.constant('take' as const) },
      { weight: 1, arbitrary: fc.constant('drop' as const) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.boolean(), async (steps, pieces) => {
        const network = new Network();
        const { outlet } = outletOn(network, pieces);
        const written: Buffer[] = [];
        for (const [index, next] of steps.entries()) {
          if (next === 'take') await network.take();
          else if (next === 'drop') outlet.drop();
          else {
            const numbered = Buffer.alloc(next.write + 3, `${index}`.padStart(2, '0'));
            numbered[numbered.length - 1] = 10;
            written.push(numbered);
            outlet.write(numbered);
          }
          expect(outlet.backlog).toBeGreaterThanOrEqual(0);
        }
        await network.take();
        expect(outlet.backlog).toBe(0);
        let at = 0;
        const out = Buffer.concat(network.taken);
        for (const bytes of written) {
          if (out.subarray(at, at + bytes.length).equals(bytes)) at += bytes.length;
        }
        expect(at).toBe(out.length);
        if (!steps.includes('drop')) expect(out).toEqual(Buffer.concat(written));
      }),
      { numRuns: 100 },
    );
  });
});
