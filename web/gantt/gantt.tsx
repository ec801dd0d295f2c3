/** In the making. */
export function Gantt() {
  return null;
}
