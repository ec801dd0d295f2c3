/** A label's middle on the screen and its width, in pixels. */
export type LabelRequest = { readonly x: number; readonly y: number; readonly width: number };

const LINE_PX = 15;

/**
 * Which labels to draw so that none covers another: taken in the order given, first come, first served. Each is one line
 * high.
 * @returns the requests that find a place
 */
export function placeLabels<T extends LabelRequest>(requests: readonly T[]): T[] {
  const placed = new Map<number, T[]>();
  return requests.filter(request => {
    const line = Math.floor(request.y / LINE_PX);
    const near = [line - 1, line, line + 1].flatMap(each => placed.get(each) ?? []);
    const covered = near.some(
      other =>
        Math.abs(other.y - request.y) < LINE_PX &&
        Math.abs(other.x - request.x) < (other.width + request.width) / 2,
    );
    if (!covered) placed.set(line, [...(placed.get(line) ?? []), request]);
    return !covered;
  });
}
