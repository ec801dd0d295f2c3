const NAME = /^[a-z_][a-z0-9_]*$/;
const SAMPLE = /^(?<name>[a-z_][a-z0-9_]*)(?:\{(?<labels>.*)\})? (?<value>\S+)$/;
const LABEL = /(?<name>[a-z_][a-z0-9_]*)="(?<value>(?:[^"\\\n]|\\["\\n])*)"(?:,|$)/y;
const SUFFIXES: Readonly<Record<string, readonly string[]>> = { histogram: ['_bucket', '_sum', '_count'] };

/** Prometheus' text format, version 0.0.4, read strictly: throws where a line breaks its rules. */
export class ParsedMetrics {
  /** The type of each family, by its name. */
  readonly types = new Map<string, string>();
  readonly #values = new Map<string, number>();

  constructor(text: string) {
    if (!text.endsWith('\n')) throw new Error('the last line does not end');
    let family = '';
    for (const line of text.split('\n')) {
      const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line) ?? [];
      if (kind === 'HELP') family = this.#beginFamily(name);
      else if (kind === 'TYPE') this.#setType(family, name, rest);
      else if (line !== '') this.#addSample(family, line);
    }
  }

  /** The value of a series, its labels in any order; `undefined` where there is none. */
  value(name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
    return this.#values.get(keyOf(name, Object.entries(labels)));
  }

  /** The sum of all series of that name. */
  total(name: string): number {
    const series = [...this.#values].filter(([key]) => key.split('{', 1)[0] === name);
    return series.reduce((sum, [, value]) => sum + value, 0);
  }

  #beginFamily(name: string): string {
    if (!NAME.test(name) || this.types.has(name)) throw new Error(`a wrong or second family: ${name}`);
    return name;
  }

  #setType(family: string, name: string, type: string): void {
    if (name !== family || !/^(counter|gauge|histogram|summary)$/.test(type))
      throw new Error(`type of ${name}`);
    this.types.set(name, type);
  }

  #addSample(family: string, line: string): void {
    const { name = '', labels, value } = SAMPLE.exec(line)?.groups ?? {};
    const suffixes = SUFFIXES[this.types.get(family) ?? ''] ?? [''];
    if (!suffixes.some(suffix => name === family + suffix)) throw new Error(`out of place: ${line}`);
    const key = keyOf(name, labels === undefined ? [] : labelsIn(labels));
    if (this.#values.has(key)) throw new Error(`a second time: ${line}`);
    const number = value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value);
    if (Number.isNaN(number) && value !== 'Nan' && value !== 'NaN') throw new Error(`no number: ${line}`);
    this.#values.set(key, number);
  }
}

function labelsIn(text: string): [string, string][] {
  const labels: [string, string][] = [];
  LABEL.lastIndex = 0;
  for (;;) {
    const match = LABEL.exec(text);
    if (!match?.groups) break;
    labels.push([match.groups.name ?? '', match.groups.value ?? '']);
    if (LABEL.lastIndex === text.length) return labels;
  }
  throw new Error(`labels: ${text}`);
}

function keyOf(name: string, labels: readonly (readonly [string, string])[]): string {
  return `${name}{${labels.map(([label, value]) => `${label}=${value}`).sort()}}`;
}
