/** Whether a source's own words say that a vehicle is on the ground, by a flag, or `ground` for a height; else `undefined`. */
export function onGroundOf(line: Readonly<Record<string, unknown>>): boolean | undefined {
  const { on_ground, onGround, alt_baro } = line;
  if (typeof on_ground === 'boolean') return on_ground;
  if (typeof onGround === 'boolean') return onGround;
  return alt_baro === undefined ? undefined : alt_baro === 'ground';
}
