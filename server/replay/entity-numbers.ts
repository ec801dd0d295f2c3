/** Gives each entity id a small whole number, the same as long as this lives. */
export class EntityNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  of(entityId: string): number {
    let number = this.#numbers.get(entityId);
    if (number === undefined) {
      number = this.#names.length;
      this.#numbers.set(entityId, number);
      this.#names.push(entityId);
    }
    return number;
  }

  nameOf(number: number): string {
    const name = this.#names[number];
    if (name === undefined) throw new RangeError(`No entity has the number ${number}`);
    return name;
  }
}
