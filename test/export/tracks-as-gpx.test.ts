import { describe, expect, it } from 'vitest';
import { tracksAsGpx } from '../../server/export/tracks-as-gpx.ts';
import { at, fix, T0, TWO_STRETCHES, written } from './written-tracks.ts';
import { all, texts, xmlTree } from './xml-tree.ts';

describe('tracks as GPX', () => {
  it('are a track for each vehicle and a segment for each stretch without a gap', async () => {
    const gpx = xmlTree(await written(tracksAsGpx, TWO_STRETCHES));
    expect(gpx).toMatchObject({ name: 'gpx', attributes: { version: '1.1', creator: 'Airside Replay' } });
    expect(gpx.attributes.xmlns).toBe('http://www.topografix.com/GPX/1/1');
    const tracks = all(gpx, 'trk');
    expect(tracks.map(track => texts(track, 'desc'))).toEqual([['<b> & "c"\uFFFD'], ['A']]);
    expect(tracks.map(track => texts(track, 'name'))).toEqual([['=1+1'], ['VLG1']]);
    expect(tracks.map(track => texts(track, 'type'))).toEqual([[], ['aircraft']]);
    const segments = tracks.map(track => all(track, 'trkseg').map(segment => texts(segment, 'time')));
    expect(segments).toEqual([
      [[at(5)]],
      [
        [at(0), at(10), at(70)],
        [at(130.5), at(131)],
      ],
    ]);
  });

  it('tell place, time, speed and course of a fix, in the order of the schema', async () => {
    const [first, second] = all(
      xmlTree(await written(tracksAsGpx, TWO_STRETCHES, { filters: { vehicleIds: ['A'] } })),
      'trkpt',
    );
    expect(first?.attributes).toEqual({ lat: '41', lon: '2' });
    expect(first?.children.map(({ name }) => name)).toEqual(['time', 'extensions']);
    expect([texts(first ?? never(), 'gpxtpx:speed'), texts(first ?? never(), 'gpxtpx:course')]).toEqual([
      ['5.5'],
      ['90'],
    ]);
    expect(second?.children.map(({ name }) => name)).toEqual(['time']);
  });

  it('write numbers as the schema reads them', async () => {
    const lines = [fix('A', 0, { lon: 180, lat: 1e-7, speed: 1e21 })];
    const [point] = all(xmlTree(await written(tracksAsGpx, lines)), 'trkpt');
    expect(point?.attributes).toEqual({ lat: '0.0000001', lon: '-180' });
    expect(texts(point ?? never(), 'gpxtpx:speed')).toEqual([`1${'0'.repeat(21)}`]);
  });

  it('are a document where nothing was recorded', async () => {
    expect(
      all(xmlTree(await written(tracksAsGpx, TWO_STRETCHES, { to: T0 - 1, from: T0 - 2 })), 'trk'),
    ).toEqual([]);
  });
});

function never(): never {
  throw new Error('There is no such fix');
}
