/** A number with its noun, for a person: `1 position`, `43,303 positions`. The noun's plural has an `s`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
