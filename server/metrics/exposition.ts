import { Counter, collectDefaultMetrics, Gauge, type Metric, Registry } from 'prom-client';
import type { Tally } from './tally.ts';

type Labels = Readonly<Record<string, string>>;
/** Values by their labels; all of a metric have the same labels. */
export type Samples<V> = Iterable<readonly [Labels, V]>;

/** What Prometheus reads. The values are fetched when it asks, so that counting costs nothing but the counting. */
export class Exposition {
  readonly #registry = new Registry();

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics, in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  counter(name: string, help: string, labelNames: readonly string[], read: () => Samples<number>): void {
    new Counter({
      name,
      help,
      labelNames,
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const [labels, value] of read()) this.inc({ ...labels }, value);
      },
    });
  }

  gauge(name: string, help: string, labelNames: readonly string[], read: () => Samples<number>): void {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const [labels, value] of read()) this.set({ ...labels }, value);
      },
    });
  }

  /** The library's own histograms cannot be filled with counts; what it asks of a metric is only this. */
  histogram(name: string, help: string, read: () => Samples<Tally>): void {
    const metric = {
      name,
      help,
      type: 'histogram',
      aggregator: 'sum',
      get: async () => ({ ...metric, values: [...read()].flatMap(sample => seriesOf(name, ...sample)) }),
    };
    this.#registry.registerMetric(metric as unknown as Metric);
  }

  /** What any Node process tells: CPU, memory, descriptors, garbage collection, the event loop's delay. */
  addProcessMetrics(): void {
    collectDefaultMetrics({ register: this.#registry });
  }
}

function seriesOf(name: string, labels: Labels, tally: Tally) {
  const counts = tally.cumulative();
  const buckets = counts.map((value, index) => ({
    metricName: `${name}_bucket`,
    labels: { ...labels, le: String(tally.bounds[index] ?? '+Inf') },
    value,
  }));
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: tally.sum },
    { metricName: `${name}_count`, labels, value: counts.at(-1) ?? 0 },
  ];
}
