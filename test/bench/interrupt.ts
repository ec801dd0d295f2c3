const stops = new Set<() => void>();

/** Calls `stop` when the bench is interrupted; it may not take its time. Gives what forgets it again. */
export function onInterrupt(stop: () => void): () => void {
  stops.add(stop);
  return () => stops.delete(stop);
}

/** Lets Ctrl-C and a termination stop all that was started, and then the bench. */
export function stopOnInterrupt(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      for (const stop of stops) stop();
      process.exit(code);
    });
  }
}
