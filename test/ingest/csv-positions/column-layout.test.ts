import { describe, expect, it } from 'vitest';
import { describeLayout, layOutColumns } from '../../../server/ingest/csv-positions/column-layout.ts';

const described = (header: string, given = {}) => {
  const layout = layOutColumns(header.split(','), given);
  return layout && describeLayout(layout);
};

describe('layOutColumns', () => {
  it.each([
    [
      'time_utc,icao24,ident,track_no,target_type,on_ground,lat,lon,gs_kt,heading_deg,fl,mode3a',
      'columns: time = time_utc; id = icao24; lat = lat; lon = lon; callsign = ident; type = target_type; heading = heading_deg; speed = gs_kt in knots; attributes = track_no, target_type, on_ground, fl, mode3a',
    ],
    [
      'time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground',
      'columns: time = time; id = icao24; lat = lat; lon = lon; callsign = callsign; heading = heading; speed = velocity in metres per second; attributes = vertrate, onground',
    ],
    [
      'Timestamp,Device ID,Latitude,Longitude,Speed (km/h),Course',
      'columns: time = Timestamp; id = Device ID; lat = Latitude; lon = Longitude; heading = Course; speed = Speed (km/h) in kilometres per hour',
    ],
  ])('tells the columns of %s', (header, description) => {
    expect(described(header)).toBe(description);
  });

  it('follows what it is given before what it guesses', () => {
    expect(described('lat,lon,time,when,unit,v,id', { time: 'when', id: 'unit', speed_kmh: 'v' })).toBe(
      'columns: time = when; id = unit; lat = lat; lon = lon; speed = v in kilometres per hour; attributes = time, id',
    );
  });

  it.each(['lat,lon,id', 'time,id,lat', 'a,b,c', '', '{"kind":"vehicle"}'])(
    'finds no positions in %j',
    header => {
      expect(layOutColumns(header.split(','))).toBeUndefined();
    },
  );

  it('refuses a given column that is not there', () => {
    expect(() => layOutColumns(['time', 'id', 'lat', 'lon'], { id: 'unit' })).toThrow(
      'has no column unit; its header names time, id, lat, lon',
    );
  });

  it('keeps a column out of the way of a field that means something else', () => {
    const extras = layOutColumns(['time', 'id', 'lat', 'lon', 'status', 'fl', 'on_ground', ''])?.extras;
    expect(extras).toEqual([
      { index: 4, name: 'status', key: 'column_status', as: 'text' },
      { index: 5, name: 'fl', key: 'fl', as: 'number' },
      { index: 6, name: 'on_ground', key: 'on_ground', as: 'flag' },
    ]);
  });
});
