import { describe, expect, it } from 'vitest';
import { patternReader } from '../../../../server/ingest/tables/values/time-pattern.ts';

function read(pattern: string, text: string): string | undefined {
  const reading = patternReader(pattern)(text);
  if (!reading) return undefined;
  if ('timeOfDay' in reading) return `${reading.timeOfDay} ms`;
  const zone = reading.offsetMs === undefined ? '' : ` ${reading.offsetMs / 60_000} min`;
  return `${new Date(reading.wallMs).toISOString().slice(0, -1)}${zone}`;
}

describe('patternReader', () => {
  it.each<[string, string, string | undefined]>([
    ['dd.MM.yyyy HH:mm:ss', '02.10.2020 08:00:01', '2020-10-02T08:00:01.000'],
    ['dd.MM.yyyy HH:mm:ss', '2.10.2020 08:00:01', undefined],
    ['d.M.yyyy H:mm', '2.1.2020 8:05', '2020-01-02T08:05:00.000'],
    ['MM/dd/yy h:mm a', '10/02/20 12:05 am', '2020-10-02T00:05:00.000'],
    ['MM/dd/yy h:mm a', '10/02/69 1:05 PM', '2069-10-02T13:05:00.000'],
    ["yyyyMMdd'T'HHmmss.SSSX", '20201002T080001.7349+0200', '2020-10-02T08:00:01.734 120 min'],
    ['dd-MMM-yyyy HH:mm', '02-Oct-2020 08:00', '2020-10-02T08:00:00.000'],
    ['dd-MMM-yyyy HH:mm', '02-Foo-2020 08:00', undefined],
    ['HHmmss', '080001', '28801000 ms'],
    ['dd.MM.yyyy HH:mm', '30.02.2020 08:00', undefined],
    ['dd.MM.yyyy HH:mm', '29.02.2020 24:00', undefined],
  ])('reads by %s the text %s', (pattern, text, instant) => {
    expect(read(pattern, text)).toBe(instant);
  });

  it.each([
    ['dd.MM.yyyy', 'dd.MM.yyyy: tells no hour (HH)'],
    ['dd.MM HH:mm', 'dd.MM HH:mm: tells a part of a date only'],
    ['HH:mm:ss.SSSHH', 'HH:mm:ss.SSSHH: tells HH twice'],
    ['yyyy-MM-ddQHH', 'yyyy-MM-ddQHH: Q stands for nothing'],
  ])('refuses the pattern %s', (pattern, message) => {
    expect(() => patternReader(pattern)).toThrow(message);
  });
});
