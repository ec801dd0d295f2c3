import { describe, expect, it } from 'vitest';
import { tracksAsKml } from '../../server/export/tracks-as-kml.ts';
import { at, fix, TWO_STRETCHES, written } from './written-tracks.ts';
import { all, texts, xmlTree } from './xml-tree.ts';

describe('tracks as KML', () => {
  it('are a placemark for each vehicle with a track for each stretch, between which nothing is drawn', async () => {
    const kml = xmlTree(await written(tracksAsKml, TWO_STRETCHES));
    expect(kml).toMatchObject({ name: 'kml', attributes: { xmlns: 'http://www.opengis.net/kml/2.2' } });
    const [odd, aircraft] = all(kml, 'Placemark');
    expect(odd && texts(odd, 'value')).toEqual(['<b> & "c"\uFFFD']);
    if (!aircraft) throw new Error('No aircraft');
    expect(texts(aircraft, 'name')).toEqual(['VLG1']);
    expect(texts(aircraft, 'value')).toEqual(['A', 'aircraft']);
    expect(texts(aircraft, 'styleUrl')).toEqual(['#aircraft']);
    expect(texts(aircraft, 'gx:interpolate')).toEqual(['0']);
    const [first, second] = all(aircraft, 'gx:Track');
    if (!first || !second) throw new Error('No two stretches');
    expect(texts(first, 'when')).toEqual([at(0), at(10), at(70)]);
    expect(texts(first, 'gx:coord')).toEqual(['2 41 0', '2.001 41 0', '2.007 41 0']);
    expect(texts(first, 'gx:angles')).toEqual(['90 0 0', '', '91.5 0 0']);
    expect(texts(first, 'gx:value')).toEqual(['5.5', '', '6']);
    expect(texts(second, 'when')).toEqual([at(130.5), at(131)]);
  });

  it('go through a long stretch by tracks that hang together', async () => {
    const lines = Array.from({ length: 3000 }, (_, second) => fix('A', second));
    const tracks = all(xmlTree(await written(tracksAsKml, lines)), 'gx:Track').map(track =>
      texts(track, 'when'),
    );
    expect(tracks.length).toBeGreaterThan(1);
    for (const [index, times] of tracks.entries())
      if (index > 0) expect(times[0]).toBe(tracks[index - 1]?.at(-1));
    expect(new Set(tracks.flat())).toEqual(new Set(lines.map(line => 'time' in line && line.time)));
  });
});
