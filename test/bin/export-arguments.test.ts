import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../server/bin/argument-error.ts';
import { EXPORT_USAGE, parseExportArguments } from '../../server/bin/export-arguments.ts';

describe('the arguments of an export', () => {
  it('are all of the one airport as NDJSON to standard output where there are none', () => {
    expect(parseExportArguments([])).toEqual({
      airportId: undefined,
      from: undefined,
      to: undefined,
      format: 'ndjson',
      filters: {},
      output: undefined,
      database: undefined,
      help: false,
    });
  });

  it('name airport, range, form, file and what passes', () => {
    const range = [
      '--airport',
      'lebl',
      '--from',
      '2020-10-02T10:00:00+02:00',
      '--to',
      '2020-10-02T09:00:00Z',
    ];
    const filters = ['--kinds', 'vehicle,task', '--vehicleIds', 'A,B', '--bbox', '2,41,3,42', '--stands', ''];
    expect(
      parseExportArguments([...range, '--format', 'gpx', '-o', 'a.xml', '--database', 'b', ...filters]),
    ).toEqual({
      airportId: 'LEBL',
      from: Date.UTC(2020, 9, 2, 8),
      to: Date.UTC(2020, 9, 2, 9),
      format: 'gpx',
      filters: { kinds: ['vehicle', 'task'], vehicleIds: ['A', 'B'], bbox: [2, 41, 3, 42], stands: [] },
      output: 'a.xml',
      database: 'b',
      help: false,
    });
  });

  it.each([
    [['-o', 'a.kml'], 'kml'],
    [['-o', 'a.CZML.gz'], 'czml'],
    [['-o', 'a'], 'ndjson'],
    [['-o', '/dev/stdout'], 'ndjson'],
    [['-o', 'a.d/night.gz'], 'ndjson'],
    [['-o', 'a.kml', '--format', 'csv'], 'csv'],
    [['-o', 'a.txt', '--format', 'csv'], 'csv'],
    [['--map', '-o', 'a.geojson'], 'map'],
    [['--map', '-o', 'a.json.gz'], 'map'],
    [['--map', '-o', 'a.txt', '--format', 'geojson'], 'map'],
    [['--map', '--format', 'geojson'], 'map'],
  ])('tell the form: %j', (args, format) => {
    expect(parseExportArguments(args).format).toBe(format);
  });

  it.each([
    [['a.ndjson'], 'a.ndjson: name the file with --output'],
    [['--from', 'today'], '--from today: must be an RFC 3339 time'],
    [['--from', '2020-10-02T09:00:00Z', '--to', '2020-10-02T08:00:00Z'], 'must not be before --from'],
    [
      ['-o', 'a.xlsx'],
      '--output a.xlsx: no format ends in .xlsx; it must end in .geojson, .csv, .gpx, .kml, .czml, .ndjson, or --format must name one',
    ],
    [['-o', 'a.XLSX.gz'], '--output a.XLSX.gz: no format ends in .xlsx'],
    [['--map', '-o', 'a.kml'], '--output a.kml: --map is written as geojson alone'],
    [['--format', 'shp'], '--format shp: must be one of geojson, csv, gpx, kml, czml, ndjson'],
    [['--map', '--format', 'kml'], '--map is written as geojson alone'],
    [['--airport', '?'], '--airport ?: must be an airport code'],
    [['--kinds', 'planes'], '--kinds planes: must be one of vehicle, task, flight, notification, decision'],
    [['--kinds', 'task', '--format', 'kml'], '--kinds task: kml has tracks of vehicles alone'],
    [['--kinds', 'task,flight', '-o', 'a.csv'], '--kinds task,flight: csv is a table of one kind'],
    [['--bbox', '1,2,3'], '--bbox 1,2,3: must be west, south, east, north: four numbers'],
    [['--vehicletypes', 'bus'], 'knows no option --vehicletypes'],
  ])('are refused, with what would be right: %j', (args, message) => {
    expect(() => parseExportArguments(args)).toThrow(ArgumentError);
    expect(() => parseExportArguments(args)).toThrow(message);
  });

  it('name every filter in the usage', () => {
    expect(EXPORT_USAGE).toContain('--kinds, --vehicleTypes, --vehicleIds');
  });
});
