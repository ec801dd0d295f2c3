import type { SetAsideExample, SetAsideReason } from '../../contract/recordings.ts';
import type { SetAside } from '../recording-sink.ts';

/** Reasons beyond these are counted together. */
const MOST_REASONS = 200;
const REASONS_TOLD = 20;
const EXAMPLES_EACH = 3;
const OTHERS = 'other reasons';
/** What stood in the line, in a reason: `lon: must be a number, is "x"; lat: …`. */
const VALUE = /, is (?:"(?:[^"\\]|\\.)*(?:"|…|$)|[^;]*)/g;
const MESSAGE_OF_PARSER = /^(is not valid JSON|names a field twice): .*/s;

/** Counts pieces set aside by what is wrong with them, whatever the values. */
export class SetAsideTally {
  readonly #reasons = new Map<string, { lines: number; readonly examples: SetAsideExample[] }>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(file: string, { line, offset, text, reason: why }: SetAside): void {
    const example = { file, line: line ?? null, offset: offset ?? null, text, reason: why };
    this.#count(ruleOf(why), 1, [example]);
  }

  /** Takes what another has counted. */
  absorb(other: SetAsideTally): void {
    for (const [rule, { lines, examples }] of other.#reasons) this.#count(rule, lines, examples);
  }

  /** The commonest first; what is beyond twenty is told as one. */
  reasons(): SetAsideReason[] {
    const all = [...this.#reasons].map(([reason, told]) => ({ reason, ...told }));
    all.sort((a, b) => b.lines - a.lines);
    const rest = all.slice(REASONS_TOLD);
    if (rest.length === 0) return all;
    const lines = rest.reduce((sum, each) => sum + each.lines, 0);
    const examples = rest.flatMap(each => each.examples).slice(0, EXAMPLES_EACH);
    return [...all.slice(0, REASONS_TOLD), { reason: OTHERS, lines, examples }];
  }

  #count(rule: string, lines: number, examples: readonly SetAsideExample[]): void {
    this.#total += lines;
    const reason = this.#reasons.has(rule) || this.#reasons.size < MOST_REASONS ? rule : OTHERS;
    const known = this.#reasons.get(reason) ?? { lines: 0, examples: [] };
    known.lines += lines;
    known.examples.push(...examples.slice(0, EXAMPLES_EACH - known.examples.length));
    this.#reasons.set(reason, known);
  }
}

function ruleOf(reason: string): string {
  return reason.replace(MESSAGE_OF_PARSER, '$1').replaceAll(VALUE, '');
}
