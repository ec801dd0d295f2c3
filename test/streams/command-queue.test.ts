import { describe, expect, it } from 'vitest';
import { type Commander, CommandQueue } from '../../server/streams/command-queue.ts';

class FakeCommander implements Commander {
  takesAnswers = true;
  readonly told: string[] = [];
  #wake = () => {};

  answer(text: string): void {
    this.#tell(text);
  }

  pause(): void {
    this.#tell('pause');
  }

  resume(): void {
    this.#tell('resume');
  }

  async until(count: number): Promise<string[]> {
    while (this.told.length < count) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    return this.told;
  }

  #tell(text: string): void {
    this.told.push(text);
    this.#wake();
  }
}

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise(resolve => setImmediate(resolve));
};

describe('a queue of commands', () => {
  it('carries out one after the other, in order, however long each takes', async () => {
    const commander = new FakeCommander();
    const running: string[] = [];
    const queue = new CommandQueue(commander, async message => {
      running.push(`begin ${message}`);
      await turns(message === 'slow' ? 5 : 0);
      running.push(`end ${message}`);
      return `did ${message}`;
    });
    for (const message of ['slow', 'quick', null]) queue.add(message);
    expect(await commander.until(3)).toEqual(['did slow', 'did quick', 'did null']);
    expect(running).toEqual(['begin slow', 'end slow', 'begin quick', 'end quick', 'begin null', 'end null']);
  });

  it('has no more read while many wait, and then goes on', async () => {
    const commander = new FakeCommander();
    const queue = new CommandQueue(commander, async message => String(message));
    const messages = Array.from({ length: 40 }, (_, index) => `${index}`);
    for (const message of messages) queue.add(message);
    const told = await commander.until(42);
    expect(told[0]).toBe('pause');
    expect(told.at(-1)).toBe('resume');
    expect(told.slice(1, -1)).toEqual(messages);
  });

  it('does nothing for one who does not read the answers, until it does', async () => {
    const commander = new FakeCommander();
    const carriedOut: (string | null)[] = [];
    const queue = new CommandQueue(commander, async message => {
      carriedOut.push(message);
      return String(message);
    });
    commander.takesAnswers = false;
    queue.add('a');
    await turns(3);
    expect(carriedOut).toEqual([]);
    commander.takesAnswers = true;
    queue.proceed();
    expect(await commander.until(1)).toEqual(['a']);
  });

  it('leaves the event loop to others between two commands', async () => {
    const commander = new FakeCommander();
    const queue = new CommandQueue(commander, async message => String(message));
    for (let count = 0; count < 10; count++) queue.add('x');
    await turns(2);
    expect(commander.told.length).toBeLessThan(5);
    await commander.until(10);
  });
});
