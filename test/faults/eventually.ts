import { setTimeout as sleep } from 'node:timers/promises';

/** Reads until what was read is `right`, for so many ms at most; answers with what was read last, right or not. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  right: (value: T) => boolean,
  ms = 5000,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const value = await read();
    if (right(value) || performance.now() > end) return value;
    await sleep(20);
  }
}
