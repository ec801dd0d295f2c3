/** Calls back once before the next picture; the answer cancels it. */
export type NextFrame = (callback: () => void) => () => void;

export const animationFrame: NextFrame = callback => {
  const handle = requestAnimationFrame(callback);
  return () => cancelAnimationFrame(handle);
};
