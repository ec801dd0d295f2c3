export function Measure() {
  return null;
}
