import { describe, expect, it } from 'vitest';
import { asdexMessage, deltaReport, fullReport, readMessagesText, report, timeAt } from './smes-text.ts';

const PLACE = { airportId: 'KIND', vehicleId: 'a0b1c2', lon: -86.2944, lat: 39.7173 };
const NEXT = '<latitude>39.7180</latitude><longitude>-86.2950</longitude>';
const ANOTHER = '<aircraftId>VEH7</aircraftId><acAddress>A99999</acAddress>';

describe('readSmes', () => {
  it('makes a position of a full report, in the units of the contract', async () => {
    const { lines, setAside, notes } = await readMessagesText(asdexMessage(fullReport(0)));
    expect(setAside).toEqual([]);
    expect(notes).toEqual([]);
    expect(lines).toEqual([
      {
        kind: 'vehicle_update',
        ...PLACE,
        time: '2026-03-14T12:00:00.000Z',
        vehicleType: 'aircraft',
        callsign: 'XYZ123',
        speed: 10.29,
        heading: 0,
        source: 'positionReport',
        seqNum: 17,
        track: '1149',
        stid: '9452565',
        mode3ACode: '0336',
        acAddress: 'A0B1C2',
        tgtType: 'aircraft',
        aircraftType: 'B738',
        wake: 'M',
        runway: '23R',
        x: -120,
        y: 45,
        altitude: 797,
        vx: 0,
        vy: 10.3,
        'status.gbs': 1,
        'status.src': 'ground',
      },
    ]);
  });

  it('folds what has changed onto the full report, also where it stands still', async () => {
    const { lines } = await readMessagesText(
      asdexMessage(
        [
          fullReport(0),
          deltaReport(1, { position: NEXT }),
          deltaReport(2, { movement: '<speed>0</speed>' }),
          deltaReport(3, { seqNum: '20' }),
        ].join(''),
      ),
    );
    expect(lines.slice(1)).toEqual([
      { kind: 'vehicle_update', ...PLACE, time: timeAt(1), lon: -86.295, lat: 39.718 },
      { kind: 'vehicle_update', ...PLACE, time: timeAt(2), lon: -86.295, lat: 39.718, speed: 0 },
      { kind: 'vehicle_update', ...PLACE, time: timeAt(3), lon: -86.295, lat: 39.718, seqNum: 20 },
    ]);
  });

  it('clears what a target has no longer, by a mark or by a full report without it', async () => {
    const removed = deltaReport(1, {}).replace('</positionReport>', '<flightInfo r="1"/></positionReport>');
    const bare = fullReport(2, {
      flightId: '<acAddress>A0B1C2</acAddress>',
      flightInfo: '',
      movement: '',
      status: '',
    });
    const { lines } = await readMessagesText(asdexMessage(fullReport(0) + removed + bare));
    const gone = { tgtType: null, aircraftType: null, wake: null, runway: null, vehicleType: null };
    expect(lines[1]).toEqual({ kind: 'vehicle_update', ...PLACE, time: timeAt(1), ...gone });
    expect(lines[2]).toEqual({
      kind: 'vehicle_update',
      ...PLACE,
      time: timeAt(2),
      callsign: null,
      mode3ACode: null,
      speed: null,
      heading: null,
      vx: null,
      vy: null,
      'status.gbs': null,
      'status.src': null,
    });
  });

  it.each([
    ['aircraft', 'aircraft'],
    ['unknown_aircraft', 'aircraft'],
    ['vehicle', 'other'],
    ['unknown', 'unknown'],
    ['submarine', 'unknown'],
  ])('takes a target of type %s for %s', async (tgtType, vehicleType) => {
    const { lines } = await readMessagesText(
      asdexMessage(fullReport(0, { flightInfo: `<tgtType>${tgtType}</tgtType>` })),
    );
    expect(lines[0]).toMatchObject({ vehicleType, tgtType });
  });

  it('gives no name to who is withheld or not known', async () => {
    const flightId =
      '<aircraftId>ANON</aircraftId><mode3ACode>ANON</mode3ACode><acAddress>000000</acAddress>';
    const { lines } = await readMessagesText(asdexMessage(fullReport(0, { flightId })));
    expect(lines[0]).toMatchObject({ vehicleId: 'stid-9452565', callsign: null });
    expect(lines[0]).not.toHaveProperty('mode3ACode');
  });

  it('lets a target go by its address also before that is told', async () => {
    const unnamed = fullReport(0, { flightId: '' });
    const { lines } = await readMessagesText(
      asdexMessage(unnamed + deltaReport(1, { position: NEXT }) + fullReport(2)),
    );
    expect(lines.map(line => 'vehicleId' in line && line.vehicleId)).toEqual(['a0b1c2', 'a0b1c2', 'a0b1c2']);
  });

  it.each([
    ['another surface track', 1, { stid: '9452566', flightId: '' }, 'stid-9452566'],
    ['another address', 1, { flightId: ANOTHER }, 'a99999'],
    ['nothing after a minute', 62, { stid: '', flightId: '' }, `track-1149-${timeAt(62)}`],
    ['the same track after an hour', 3600, { flightId: '' }, 'a0b1c2'],
    ['nothing at once', 1, { stid: '', flightId: '' }, 'a0b1c2'],
  ])('tells targets of one track number apart: %s', async (_, second, elements, vehicleId) => {
    const { lines } = await readMessagesText(asdexMessage(fullReport(0) + fullReport(second, elements)));
    expect(lines[1]).toMatchObject({ vehicleId });
  });

  it('begins another target after the end of a track, which keeps nothing of the first', async () => {
    const end = deltaReport(1, { status: '<tse>1</tse>' });
    const stranger = deltaReport(2, { stid: '', position: NEXT });
    const { lines } = await readMessagesText(asdexMessage(fullReport(0) + end + stranger));
    expect(lines[1]).toMatchObject({ vehicleId: 'a0b1c2', 'status.tse': 1 });
    expect(lines[2]).toMatchObject({ vehicleId: `track-1149-${timeAt(2)}`, lon: -86.295 });
    expect(lines[2]).not.toHaveProperty('callsign');
  });

  it('leaves out reference transponders, and tells what it left out', async () => {
    const status = `<systemStatus><mode>operational</mode><state>online</state></systemStatus>`;
    const text = asdexMessage(
      fullReport(0, { status: '<rt>1</rt>' }) + fullReport(1, { track: '7', stid: '8' }) + status,
    );
    const { lines, notes } = await readMessagesText(
      `${text}<SafetyLogicHoldBar><airport>KIND</airport></SafetyLogicHoldBar>`,
    );
    expect(lines).toHaveLength(1);
    expect(notes).toEqual([
      'left out 1 × report of a reference transponder',
      'left out 1 × systemStatus',
      'left out 1 × SafetyLogicHoldBar',
    ]);
  });

  it('takes a code of three letters for the known airport, and times without an offset for UTC', async () => {
    const text = asdexMessage(fullReport(0, { time: '2026-03-14T12:00:00.5' }), 'IND');
    const known = { airportId: 'KIND', lon: null, lat: null };
    expect((await readMessagesText(text, {}, [known])).lines[0]).toMatchObject({
      airportId: 'KIND',
      time: timeAt(0.5),
    });
    expect((await readMessagesText(text)).lines[0]).toMatchObject({ airportId: 'IND' });
    expect((await readMessagesText(text, { airportId: 'KIND' })).lines[0]).toMatchObject({
      airportId: 'KIND',
    });
  });

  it('asks for the airport where no message names it', async () => {
    const text = asdexMessage(fullReport(0), '');
    await expect(readMessagesText(text)).rejects.toMatchObject({ name: 'ImportError', needs: 'airport' });
    expect((await readMessagesText(text, { airportId: 'KIND' })).lines).toHaveLength(1);
  });

  describe('plots of single sensors', () => {
    const plot = (kind: string, second: number, rest = '') =>
      `<${kind} full="true"><report><basicReport><time>${timeAt(second)}</time><track>77</track><position><x>1</x><y>2</y><lat>39.7173</lat><lon>-86.2944</lon></position><velocity><x>3</x><y>-4</y></velocity></basicReport>${rest}</report><descriptor><tot>surface</tot></descriptor></${kind}>`;
    const ADDRESS = '<mode3ACode><code>0400</code><g>0</g></mode3ACode><acAddress>A0B1C2</acAddress>';

    it('tell where a target is that no fused track tells, speed and heading by its velocity', async () => {
      const { lines } = await readMessagesText(asdexMessage(plot('mlatReport', 0, ADDRESS)));
      expect(lines).toEqual([
        {
          kind: 'vehicle_update',
          ...PLACE,
          time: timeAt(0),
          source: 'mlatReport',
          vehicleType: 'other',
          callsign: null,
          speed: 5,
          heading: 143.1,
          track: '77',
          tgtType: 'surface',
          acAddress: 'A0B1C2',
          mode3ACode: '0400',
          'mode3ACode.g': '0',
          x: 1,
          y: 2,
          vx: 3,
          vy: -4,
        },
      ]);
    });

    it('are left out beside a fused track of the target, and without an address', async () => {
      const { lines, notes } = await readMessagesText(
        asdexMessage(
          fullReport(0) +
            plot('adsbReport', 5, ADDRESS) +
            plot('adsbReport', 5.5, ADDRESS) +
            plot('mlatReport', 5.5),
        ),
      );
      expect(lines.map(line => 'time' in line && line.time)).toEqual([timeAt(0), timeAt(5.5)]);
      expect(notes).toEqual([
        'left out 1 × adsbReport of a target that a positionReport tells',
        'left out 1 × mlatReport without an address',
      ]);
    });
  });

  it.each([
    ['no time', fullReport(1, { time: '' }), 'time: is missing'],
    [
      'no date of the calendar',
      fullReport(1, { time: '2026-02-30T12:00:00Z' }),
      'time: must be an RFC 3339 time',
    ],
    ['no track', fullReport(1, { track: '' }), 'track: must be a number of four digits at most, is null'],
    [
      'a track that is none',
      fullReport(1, { track: '12345' }),
      'track: must be a number of four digits at most, is "12345"',
    ],
    ['no position', fullReport(1, { track: '2', stid: '2', position: '' }), 'position: is not told'],
    [
      'x and y alone',
      fullReport(1, { track: '2', stid: '2', position: '<x>1</x><y>2</y>' }),
      'position: tells x and y alone',
    ],
    [
      'half a position',
      fullReport(1, { track: '2', stid: '2', position: '<latitude>39</latitude>' }),
      'lon: is missing',
    ],
    [
      'a latitude beyond the pole',
      fullReport(1, { position: '<latitude>93</latitude><longitude>0</longitude>' }),
      'lat: must be at most 90',
    ],
    [
      'a latitude that is none',
      fullReport(1, { position: '<latitude>N39</latitude><longitude>0</longitude>' }),
      'lat: must be a number',
    ],
    [
      'a heading that is none',
      fullReport(1, { movement: '<heading>400</heading>' }),
      'heading: must be less than 360',
    ],
    [
      'changes of nothing known',
      report(false, { time: timeAt(1), track: '3' }),
      'position: is not told, nor by a report of the same track before',
    ],
  ])('sets aside a report with %s, with its place, and goes on', async (_, bad, reason) => {
    const text = asdexMessage(
      `<note>é</note>${fullReport(0)}${bad}${fullReport(2, { track: '9', stid: '9' })}`,
    );
    const { lines, setAside } = await readMessagesText(text);
    expect(lines).toHaveLength(2);
    expect(setAside).toEqual([
      {
        offset: Buffer.byteLength(text.slice(0, text.indexOf(bad, text.indexOf(fullReport(0)) + 1))),
        text: expect.stringContaining('<positionReport full='),
        reason: expect.stringContaining(reason),
      },
    ]);
  });
});
