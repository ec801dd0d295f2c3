import { type Signal, signal } from '@preact/signals';
import type { z } from 'zod';

const PREFIX = 'airside-replay.';

/**
 * A choice of the reader that outlives the page: a signal that starts with what this browser keeps under `name`, where
 * that still passes `schema`, else with `fallback`. A browser that stores nothing keeps it until the page is closed.
 */
export function preference<T>(name: string, schema: z.ZodType<T>, fallback: T): Signal<T> {
  const chosen = signal(kept(name, schema) ?? fallback);
  let restored = true;
  chosen.subscribe(value => {
    if (!restored) keep(name, value);
    restored = false;
  });
  return chosen;
}

function kept<T>(name: string, schema: z.ZodType<T>): T | undefined {
  try {
    const text = window.localStorage.getItem(PREFIX + name);
    return text === null ? undefined : schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function keep(name: string, value: unknown): void {
  try {
    window.localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Nothing can be stored here: the choice holds until the page is closed.
  }
}
