/** A noun for one and for many. */
export type WordForms = readonly [one: string, many: string];

/** A number with its noun: `1 gap`, `1,204 gaps`. */
export function plural(count: number, [one, many]: WordForms): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** Keeps what a file holds from steering the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?');
}
