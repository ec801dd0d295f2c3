const NAMES: Readonly<Record<number, string>> = {
  1: 'asphalt',
  2: 'concrete',
  3: 'grass',
  4: 'dirt',
  5: 'gravel',
  12: 'dry lakebed',
  13: 'water',
  14: 'snow or ice',
  15: 'transparent',
};

/** The surface behind an apt.dat surface code: 20 to 38 are kinds of asphalt, 50 to 57 of concrete. */
export function surfaceName(code: number): string {
  if (code >= 20 && code <= 38) return 'asphalt';
  if (code >= 50 && code <= 57) return 'concrete';
  return NAMES[code] ?? 'unknown';
}
