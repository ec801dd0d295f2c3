import { describe, expect, it } from 'vitest';
import { exportAddress } from '../../../web/export/export-address.ts';

const API = '/api/auto_dispatch/replay';
const wanted = {
  airportId: 'LEBL',
  from: Date.UTC(2020, 9, 2, 8),
  to: Date.UTC(2020, 9, 2, 9),
  whole: false,
  filters: {},
};
const RANGE = 'from=2020-10-02T08%3A00%3A00.000Z&to=2020-10-02T09%3A00%3A00.000Z';

describe('the address of an export', () => {
  it('names range and form', () => {
    expect(exportAddress('records', wanted)).toBe(
      `${API}/history/records?airportId=LEBL&${RANGE}&format=ndjson`,
    );
    expect(exportAddress('kml', wanted)).toBe(`${API}/history/tracks?airportId=LEBL&${RANGE}&format=kml`);
  });

  it('names no range where all records are wanted, so that they come as they were imported', () => {
    const all = { ...wanted, whole: true };
    expect(exportAddress('records', all)).toBe(`${API}/history/records?airportId=LEBL&format=ndjson`);
    expect(exportAddress('csv', all)).toContain(RANGE);
  });

  it('has the filters as the API reads them', () => {
    const filters = { kinds: ['task' as const, 'flight' as const], stands: ['1'] };
    expect(exportAddress('records', { ...wanted, filters })).toContain('&kinds=task%2Cflight&stands=1');
  });

  it('asks for a table of one kind, whatever kinds the filter has', () => {
    const filters = { kinds: ['vehicle' as const], stands: ['1'] };
    expect(exportAddress('tasks', { ...wanted, filters })).toBe(
      `${API}/history/records?airportId=LEBL&${RANGE}&format=csv&kinds=task&stands=1`,
    );
  });

  it('is the airport’s own where its map is wanted', () => {
    expect(exportAddress('map', wanted)).toBe(`${API}/airports/LEBL/map`);
  });
});
