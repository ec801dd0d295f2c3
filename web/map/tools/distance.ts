/** A distance (metres) as it is read: whole metres, from a kilometre on kilometres with two decimals. */
export function distanceText(metres: number): string {
  if (metres < 0.95) return metres === 0 ? '0 m' : `${Number(metres.toPrecision(1))} m`;
  return metres < 999.5 ? `${Math.round(metres)} m` : `${decimals(metres / 1000)} km`;
}

/** Degrees as a bearing of three digits, 000° to 359°. */
export function bearingText(degrees: number): string {
  return `${String(((Math.round(degrees) % 360) + 360) % 360).padStart(3, '0')}°`;
}

function decimals(kilometres: number): string {
  const rounded = kilometres < 10 ? kilometres.toFixed(2) : kilometres.toFixed(1);
  return rounded.replace(/\.?0+$/, '');
}
