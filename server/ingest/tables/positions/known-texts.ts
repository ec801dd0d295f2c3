import { isSame } from '../../positions/vehicle-table.ts';

/** Finds out whether a stretch of bytes holds one of some texts. */
export class KnownTexts {
  /** By their first bytes. */
  readonly #texts: readonly (readonly Uint8Array[] | undefined)[];
  readonly #hasEmpty: boolean;

  constructor(texts: Iterable<string>) {
    const all = [...texts].map(text => Buffer.from(text));
    const byFirst = Map.groupBy(all, text => text[0]);
    this.#texts = Array.from({ length: 256 }, (_, first) => byFirst.get(first));
    this.#hasEmpty = byFirst.has(undefined);
  }

  has(bytes: Uint8Array, start: number, end: number): boolean {
    if (start === end) return this.#hasEmpty;
    const candidates = this.#texts[bytes[start] as number];
    if (candidates === undefined) return false;
    for (const text of candidates) if (isSame(text, bytes, start, end)) return true;
    return false;
  }
}
