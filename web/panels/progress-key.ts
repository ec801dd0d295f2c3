/** Beyond every instant in ms that a Date can hold. */
const OVER = 8.64e15 + 1;

/**
 * Orders what is still to come by `next` upwards, and after it what is over by `last` downwards; both ms since 1970.
 */
export function progressKey(isOver: boolean, next: number, last: number): number {
  return isOver ? OVER - last : next;
}
