import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../server/bin/argument-error.ts';
import { parseImportArguments } from '../../server/bin/import-arguments.ts';

describe('parseImportArguments', () => {
  it('reads files and options in any order', () => {
    expect(
      parseImportArguments([
        'a.ndjson',
        '--format=csv',
        '--airport',
        'lebl',
        'b.csv',
        '--date=2020-10-02',
        '--reference=41.297,2.078',
        '--map=time=when, speed_kt=v',
        '--time-zone=Europe/Madrid',
        '--profile=sfo-flights',
        '--guess',
        '--database=x.sqlite',
      ]),
    ).toEqual({
      files: ['a.ndjson', 'b.csv'],
      hints: {
        format: 'csv',
        airportId: 'LEBL',
        date: '2020-10-02',
        reference: '41.297,2.078',
        columns: 'time=when, speed_kt=v',
        timeZone: 'Europe/Madrid',
        profile: 'sfo-flights',
      },
      database: 'x.sqlite',
      guess: true,
      help: false,
    });
  });

  it('reads where to write a profile down', () => {
    expect(parseImportArguments(['a.csv', '--save-profile=p.yaml']).saveProfile).toBe('p.yaml');
  });

  it('needs no file to tell how it is used', () => {
    expect(parseImportArguments(['-h'])).toMatchObject({ help: true, files: [] });
  });

  it.each<[string[], string | RegExp]>([
    [[], 'names no file to import'],
    [['a', '--speed=3'], 'knows no option --speed'],
    [['a', '--airport'], 'needs a value for --airport'],
    [['a', '--date', '--guess'], 'needs a value for --date'],
    [['a', '--guess=yes'], 'takes no value for --guess'],
    [
      ['a', '--airport=L_BL'],
      '--airport L_BL: must be an airport code of 3 to 8 capitals or digits, such as LEBL',
    ],
    [['a', '--date=2020-02-30'], '--date 2020-02-30: must be a date such as 2020-10-02'],
    [['a', '--reference=41.3'], /^--reference 41.3: must be latitude,longitude in degrees/],
    [['a', '--format=xml'], /^--format xml: must be one of ndjson, csv, /],
    [['a', '--map=time'], /^--map time: must be ROLE=COLUMN, ROLE one of time, id, lat, lon/],
    [['a', '--map=hour=x'], /^--map hour=x: must be ROLE=COLUMN/],
    [['a', '--time-zone=Mars'], /^--time-zone Mars: must be UTC, an offset/],
    [['a', '--profile=nowhere'], /^--profile nowhere: there is no such file, and presets are .*sfo-flights/],
    [['a', 'b', '--save-profile=p.yaml'], '--save-profile goes with one file'],
  ])('refuses %j', (args, message) => {
    expect(() => parseImportArguments(args)).toThrow(ArgumentError);
    expect(() => parseImportArguments(args)).toThrow(message);
  });
});
