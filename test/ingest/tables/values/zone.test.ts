import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZone } from '../../../../server/ingest/tables/values/zone.ts';

const wall = (text: string) => Date.parse(`${text}Z`);
const at = (zone: string, text: string, notBefore = Number.NEGATIVE_INFINITY) => {
  const ms = readZone(zone)?.instantOf(wall(text), notBefore) ?? Number.NaN;
  return Number.isNaN(ms) ? 'none' : new Date(ms).toISOString();
};

describe('readZone', () => {
  it.each([
    ['UTC', '2026-07-01T12:00:00', '2026-07-01T12:00:00.000Z'],
    ['+02:00', '2026-07-01T12:00:00', '2026-07-01T10:00:00.000Z'],
    ['-0330', '2026-07-01T12:00:00', '2026-07-01T15:30:00.000Z'],
    ['Europe/Madrid', '2026-07-01T12:00:00', '2026-07-01T10:00:00.000Z'],
    ['Europe/Madrid', '2026-01-01T12:00:00', '2026-01-01T11:00:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01T12:00:00', '2026-01-01T06:15:00.000Z'],
  ])('reads a clock of %s at %s', (zone, text, instant) => {
    expect(at(zone, text)).toBe(instant);
  });

  it('knows no time in an hour that clocks skip', () => {
    expect(at('Europe/Madrid', '2026-03-29T02:00:00')).toBe('none');
    expect(at('Europe/Madrid', '2026-03-29T02:59:59.999')).toBe('none');
    expect(at('Europe/Madrid', '2026-03-29T01:59:59.999')).toBe('2026-03-29T00:59:59.999Z');
    expect(at('Europe/Madrid', '2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('takes the first of two instants in an hour that clocks repeat, or the second after what is told', () => {
    const zone = 'Europe/Madrid';
    expect(at(zone, '2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(at(zone, '2026-10-25T02:30:00', Date.parse('2026-10-25T01:10:00Z'))).toBe(
      '2026-10-25T01:30:00.000Z',
    );
    expect(readZone(zone)?.isRepeated(wall('2026-10-25T02:30:00'))).toBe(true);
    expect(readZone(zone)?.isRepeated(wall('2026-10-25T03:00:00'))).toBe(false);
  });

  it.each(['Mars', '', '+25:00', '+02:75', '2', 'Europe/Nowhere'])('knows no zone %j', name => {
    expect(readZone(name)).toBeUndefined();
  });

  it('undoes what a clock shows, at any instant and in many zones', () => {
    const zones = [
      'Europe/Madrid',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'Pacific/Apia',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) }),
        (name, ms) => {
          const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name);
          const shown = wall(zoned.toPlainDateTime().toString({ smallestUnit: 'millisecond' }));
          const zone = readZone(name);
          const first = zone?.instantOf(shown, Number.NEGATIVE_INFINITY);
          expect([first, zone?.instantOf(shown, ms)]).toContain(ms);
          if (!zone?.isRepeated(shown)) expect(first).toBe(ms);
        },
      ),
    );
  });
});
