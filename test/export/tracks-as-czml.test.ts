import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isoTime } from '../../server/contract/time.ts';
import { tracksAsCzml } from '../../server/export/tracks-as-czml.ts';
import { at, fix, T0, TWO_STRETCHES, written } from './written-tracks.ts';

const interval = z.string().refine(text => text.split('/').every(time => isoTime.safeParse(time).success));
const vehicle = z.object({
  id: z.string(),
  name: z.string(),
  availability: z.array(interval),
  position: z.array(z.strictObject({ epoch: isoTime, interval, cartographicDegrees: z.array(z.number()) })),
});
const document = z.object({
  id: z.literal('document'),
  version: z.literal('1.0'),
  clock: z.object({ interval, currentTime: isoTime }),
});
const czml = z.tuple([document], vehicle);

const read = async (...call: Parameters<typeof written>) => czml.parse(JSON.parse(await written(...call)));

describe('tracks as CZML', () => {
  it('begin with the document, whose clock goes over the range', async () => {
    const [packet, ...vehicles] = await read(tracksAsCzml, TWO_STRETCHES, { from: T0, to: T0 + 200_000 });
    expect(packet.clock).toEqual({ interval: `${at(0)}/${at(200)}`, currentTime: at(0) });
    expect(vehicles.map(({ id, name }) => [id, name])).toEqual([
      ['vehicle/<b> & "c"\u0001', '=1+1'],
      ['vehicle/A', 'VLG1'],
    ]);
  });

  it('have positions and availability in the stretches without a gap alone', async () => {
    const [, odd, aircraft] = await read(tracksAsCzml, TWO_STRETCHES);
    const stretches = [`${at(0)}/${at(70)}`, `${at(130.5)}/${at(131)}`];
    expect(aircraft?.availability).toEqual(stretches);
    expect(aircraft?.position).toEqual([
      {
        epoch: at(0),
        interval: stretches[0],
        cartographicDegrees: [0, 2, 41, 0, 10, 2.001, 41, 0, 70, 2.007, 41, 0],
      },
      {
        epoch: at(130.5),
        interval: stretches[1],
        cartographicDegrees: [0, 2.01305, 41, 0, 0.5, 2.0131, 41, 0],
      },
    ]);
    expect(odd?.availability).toEqual([`${at(5)}/${at(5)}`]);
  });

  it('hold a long stretch as one', async () => {
    const lines = Array.from({ length: 5000 }, (_, second) => fix('document', second));
    const [, track] = await read(tracksAsCzml, lines);
    expect(track?.availability).toEqual([`${at(0)}/${at(4999)}`]);
    expect(track?.position[0]?.cartographicDegrees).toHaveLength(20_000);
  });

  it('are the document alone where nothing was recorded', async () => {
    expect(await read(tracksAsCzml, TWO_STRETCHES, { filters: { kinds: ['task'] } })).toHaveLength(1);
  });
});
