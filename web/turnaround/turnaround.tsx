/** In the making. */
export function Turnaround() {
  return null;
}
