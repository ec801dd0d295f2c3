/** Why a cell's value cannot be what its field should hold. */
export class Fault {
  /** What is wrong or what would be right: `must be a number`. */
  readonly rule: string;
  /** Whether the value itself belongs into the reason. */
  readonly tellsValue: boolean;

  constructor(rule: string, tellsValue = true) {
    this.rule = rule;
    this.tellsValue = tellsValue;
  }
}
