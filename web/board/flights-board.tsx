/** In the making. */
export function FlightsBoard() {
  return null;
}
