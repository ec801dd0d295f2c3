import { describe, expect, it } from 'vitest';
import { describeProfile } from '../../../../server/ingest/tables/describe-profile.ts';
import { readToldColumns } from '../../../../server/ingest/tables/guess/column-roles.ts';
import { columnSamples } from '../../../../server/ingest/tables/guess/column-sample.ts';
import { guessKind } from '../../../../server/ingest/tables/guess/guess-kind.ts';
import { guessProfile } from '../../../../server/ingest/tables/guess/guess-profile.ts';
import { RowMapper } from '../../../../server/ingest/tables/rows/row-mapper.ts';

interface Told {
  readonly map?: string;
  readonly zone?: string;
}

/** What is guessed of a table with these cells, and how sure that is. */
function guess(text: string, { map, zone = 'UTC' }: Told = {}) {
  const [columns = [], ...rows] = text.split('\n').map(line => line.split(';'));
  const sample = rows.map((cells, index) => ({ line: index + 2, text: '', cells }));
  const samples = columnSamples(columns, sample);
  const kind = guessKind(samples, map === undefined ? undefined : readToldColumns(map));
  if (!kind || kind.missing.length > 0) return undefined;
  const profile = guessProfile(kind, samples, 'csv', zone);
  const settings = { columns, profile, airportId: 'LEBL', date: undefined, timeZone: undefined };
  const description = describeProfile(profile, new RowMapper(settings).attributes, undefined);
  const sureness = Object.fromEntries(kind.columns.map(({ field, sureness: how }) => [field, how]));
  return { kind: kind.kind, profile, description, sureness };
}

describe('the guess by names', () => {
  it.each([
    [
      'time_utc;icao24;ident;track_no;target_type;on_ground;lat;lon;gs_kt;heading_deg;fl;mode3a',
      'columns: time = time_utc; id = icao24; lat = lat; lon = lon; callsign = ident; type = target_type; heading = heading_deg; speed = gs_kt in knots; attributes = track_no, target_type, on_ground, fl, mode3a',
    ],
    [
      'vehicleId;timestamp;geo.lat;geo.lng;motion.kmh;motion.course;tyre.speed;engine.speed',
      'columns: time = timestamp; id = vehicleId; lat = geo.lat; lon = geo.lng; heading = motion.course; speed = motion.kmh in kilometres per hour; attributes = tyre.speed, engine.speed',
    ],
    [
      'time;icao24;lat;lon;velocity;heading;vertrate;callsign;onground',
      'columns: time = time; id = icao24; lat = lat; lon = lon; callsign = callsign; heading = heading; speed = velocity in metres per second; attributes = vertrate, onground',
    ],
    [
      'Timestamp;Device ID;Latitude;Longitude;Speed (km/h);Course',
      'columns: time = Timestamp; id = Device ID; lat = Latitude; lon = Longitude; heading = Course; speed = Speed (km/h) in kilometres per hour',
    ],
    [
      '时间;车牌号;经度;纬度;车速(km/h);航向',
      'columns: time = 时间; id = 车牌号; lat = 纬度; lon = 经度; heading = 航向; speed = 车速(km/h) in kilometres per hour',
    ],
    [
      'taskId;taskType;vehicleId;plannedStart;actualStart;actualEnd;note',
      'columns: taskId = taskId; taskType = taskType; vehicleId = vehicleId; plannedStart = plannedStart; time = plannedStart or actualStart or actualEnd; actualStart = actualStart; actualEnd = actualEnd; attributes = note',
    ],
    [
      'flight_no;reg;stand;sibt;aibt;aobt',
      'columns: flightId = flight_no; registration = reg; stand = stand; time = sibt or aibt or aobt; SIBT = sibt; AIBT = aibt; AOBT = aobt',
    ],
    [
      'alert_id;timestamp;severity;text;vehicle',
      'columns: notificationId = alert_id; time = timestamp; message = text; vehicleId = vehicle; attributes = severity',
    ],
    [
      'decision_id;time;task_id;trigger;chosen_vehicle',
      'columns: decisionId = decision_id; time = time; taskId = task_id; trigger = trigger; chosenVehicleId = chosen_vehicle',
    ],
  ])('reads %s', (header, description) => {
    expect(guess(header)?.description).toBe(description);
  });

  it('follows what it is told before what it guesses', () => {
    const told = { map: 'time=when,id=unit,speed_kmh=v' };
    expect(guess('lat;lon;time;when;unit;v;id', told)?.description).toBe(
      'columns: time = when; id = unit; speed = v in kilometres per hour; lat = lat; lon = lon; attributes = time, id',
    );
    expect(guess('job;was;at', { map: 'kind=tasks,taskId=job,time=at,status=was' })?.kind).toBe('tasks');
  });

  it.each(['lat;lon;id', 'time;id;lat', 'a;b;c', '', '{"kind":"vehicle"}', 'event;airline;flight;scheduled'])(
    'finds nothing in %j',
    header => {
      expect(guess(header)).toBeUndefined();
    },
  );

  it('refuses a told column that is not there, and a role that is none', () => {
    expect(() => guess('time;id;lat;lon', { map: 'id=unit' })).toThrow(
      'has no column unit; its header names time, id, lat, lon',
    );
    expect(() => readToldColumns('hour=x')).toThrow('hour=x: must be ROLE=COLUMN, ROLE one of time, id');
    expect(() => readToldColumns('kind=cars')).toThrow('kind=cars: must be');
  });
});

describe('the guess by values', () => {
  const row = (...cells: string[]) => `time;id;lat;lon;speed;heading\n${cells.join(';')}`;

  it.each<[string, string, string]>([
    ['epoch seconds', '1601625601', 'time'],
    ['ISO 8601', '2020-10-02 08:00:01', 'time'],
  ])('leaves %s to their look', (_, text, source) => {
    expect(guess(row(text, 'a', '41.3', '2.07', '5', '90'))?.profile.fields.time).toBe(source);
  });

  it('tells the pattern of times, or that two fit', () => {
    const at = (...texts: string[]) =>
      `time;id;lat;lon\n${texts.map(text => `${text};a;41.3;2.07`).join('\n')}`;
    expect(guess(at('13.10.2020 08:00:01'))?.profile.fields.time).toEqual({
      column: 'time',
      format: 'd.M.yyyy HH:mm:ss',
    });
    expect(guess(at('03/04/2020 08:00', '13/04/2020 08:00'))?.profile.fields.time).toMatchObject({
      format: expect.stringMatching(/^dd?\/MM?\/yyyy HH:mm$/),
    });
    expect(() => guess(at('03/04/2020 08:00'))).toThrow(/such as 03\/04\/2020 08:00, that may be .* or /);
  });

  it('joins a date and a time of day', () => {
    const text = 'date;time;id;lat;lon\n2020-10-02;08:00:01;a;41.3;2.07';
    expect(guess(text)?.profile.fields.time).toEqual({ columns: ['date', 'time'], format: 'iso' });
  });

  it('asks for the zone of times that name none', () => {
    const text = row('2020-10-02 08:00:01', 'a', '41.3', '2.07', '5', '90');
    expect(() => guess(text, { zone: '' })).not.toThrow();
    const [columns = [], cells = []] = text.split('\n').map(line => line.split(';'));
    const samples = columnSamples(columns, [{ line: 2, text: '', cells }]);
    const kind = guessKind(samples, undefined);
    expect(() => kind && guessProfile(kind, samples, 'csv', undefined)).toThrow(
      expect.objectContaining({ needs: 'timeZone' }),
    );
  });

  it('tells decimal commas, minutes, whole numbers and headings that are no degrees', () => {
    expect(guess(row('1601625601', 'a', '41,3', '2,07', '5', '90'))?.profile.decimal).toBe(',');
    expect(guess(row('1601625601', 'a', "41°17.8'N", "2°4.7'E", '5', '-90'))?.profile.fields).toMatchObject({
      lat: { column: 'lat', unit: 'dms' },
      lon: { column: 'lon', unit: 'dms' },
      heading: { column: 'heading', unit: 'deg180' },
    });
    expect(guess(row('1601625601', 'a', '413012000', '20712000', '5', '90'))?.profile.fields).toMatchObject({
      lat: { column: 'lat', unit: 'e7' },
      lon: { column: 'lon', unit: 'e7' },
    });
  });

  it('takes words for a status only where they mostly are such', () => {
    const table = (status: string) => `time;id;lat;lon;status\n1601625601;a;41.3;2.07;${status}`;
    expect(guess(table('idle'))?.profile.fields.status).toBe('status');
    expect(guess(table('3'))?.profile.fields.status).toBeUndefined();
  });

  it('finds time and place by their look, and says that it is not sure', () => {
    const text =
      'when;id;y;x\n2020-10-02T08:00:01Z;a;41.30123;2.07123\n2020-10-02T08:00:02Z;a;41.30124;2.07124';
    expect(guess(text)?.sureness).toEqual({ vehicleId: 'likely', lat: 'maybe', lon: 'maybe', time: 'maybe' });
  });

  it('knows arrivals from departures where a column tells', () => {
    const text =
      'event;flight;scheduled;actual\nA;X1;2020-10-02T08:00:00Z;2020-10-02T08:05:00Z\nD;X2;;2020-10-02T09:05:00Z';
    expect(guess(text)?.profile.updates?.map(({ when, fields }) => [when?.event, fields.milestones])).toEqual(
      [
        [['A'], { SIBT: 'scheduled' }],
        [['A'], { AIBT: 'actual' }],
        [['D'], { SOBT: 'scheduled' }],
        [['D'], { AOBT: 'actual' }],
      ],
    );
  });
});
