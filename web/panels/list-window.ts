/** Which of `count` rows of equal height to put into the page: `[first, last)`, with some to spare on both sides. */
export function listWindow(
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
  count: number,
  spare = 6,
): { first: number; last: number } {
  const first = Math.min(count, Math.max(0, Math.floor(scrollTop / rowHeight) - spare));
  const last = Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + spare);
  return { first, last: Math.max(first, last) };
}
