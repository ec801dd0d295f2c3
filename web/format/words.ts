/** An enumerated word of the wire as a person reads it: `tow_tractor` → `Tow tractor`; `null` → `Unknown`. */
export function words(value: string | null | undefined): string {
  if (!value) return 'Unknown';
  const text = value.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 task`, `12 tasks`; thousands are set apart. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** A value of free attributes in one line. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}
