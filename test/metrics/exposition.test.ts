import { describe, expect, it } from 'vitest';
import { Exposition } from '../../server/metrics/exposition.ts';
import { Tally } from '../../server/metrics/tally.ts';
import { ParsedMetrics } from './parsed-metrics.ts';

describe('the exposition', () => {
  it('is in the text format, with the values of the moment at which it is read', async () => {
    const exposition = new Exposition();
    let joined = 1;
    const late = new Tally([0.1, 1]);
    exposition.counter('joined_total', 'Who came', ['way'], () => [
      [{ way: 'by "sea"\\land\n' }, joined],
      [{ way: 'air' }, 7],
    ]);
    exposition.gauge('level', 'How high', [], () => [[{}, -joined / 2]]);
    exposition.histogram('late_seconds', 'How late', () => [
      [{ line: 'a' }, late],
      [{ line: 'b' }, new Tally([0.1, 1])],
    ]);
    expect(exposition.contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await exposition.text()).toContain('joined_total{way="by \\"sea\\"\\\\land\\n"} 1\n');
    late.add(0.05);
    late.add(0.5);
    late.add(5);
    joined++;
    const read = new ParsedMetrics(await exposition.text());
    expect([...read.types]).toEqual([
      ['joined_total', 'counter'],
      ['level', 'gauge'],
      ['late_seconds', 'histogram'],
    ]);
    expect(read.value('joined_total', { way: 'air' })).toBe(7);
    expect(read.value('level')).toBe(-1);
    const bucket = (line: string, le: string) => read.value('late_seconds_bucket', { line, le });
    expect([bucket('a', '0.1'), bucket('a', '1'), bucket('a', '+Inf')]).toEqual([1, 2, 3]);
    expect(read.value('late_seconds_count', { line: 'a' })).toBe(3);
    expect(read.value('late_seconds_sum', { line: 'a' })).toBe(5.55);
    expect(read.value('late_seconds_count', { line: 'b' })).toBe(0);
  });

  it('forgets series that are no more', async () => {
    const exposition = new Exposition();
    let kinds = ['a', 'b'];
    exposition.gauge('things', 'Things', ['kind'], () => kinds.map(kind => [{ kind }, 1]));
    expect(new ParsedMetrics(await exposition.text()).total('things')).toBe(2);
    kinds = ['b'];
    expect(new ParsedMetrics(await exposition.text()).total('things')).toBe(1);
  });
});
