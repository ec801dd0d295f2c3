import { describe, expect, it } from 'vitest';
import { asdexMessage, eventMessage, fullReport, readMessagesText, timeAt } from './smes-text.ts';

const WHO = '<callsign>XYZ123</callsign><track>1149</track><stid>9452565</stid>';
const WHERE =
  '<acAddress>A0B1C2</acAddress><position><latitude>39.7173</latitude><longitude>-86.2944</longitude></position>';

/** An event message of a flight, `second` after 12:00. */
function event(name: string, second: number, more = '', who = WHO): string {
  return eventMessage(`${who}<time>${timeAt(second)}</time><event>${name}</event>${more}`);
}

describe('surface movement events', () => {
  it('make take-off and landing milestones, and all else of a flight attributes', async () => {
    const { lines, setAside } = await readMessagesText(
      event(
        'off',
        0,
        `${WHERE}<aircraftType>B738</aircraftType><altitude>800</altitude><status>airborne</status><runway>23R</runway>`,
      ),
    );
    expect(setAside).toEqual([]);
    expect(lines).toEqual([
      {
        kind: 'flight_update',
        airportId: 'KIND',
        flightId: 'XYZ123-9452565',
        time: timeAt(0),
        callsign: 'XYZ123',
        aircraftType: 'B738',
        direction: 'departure',
        status: 'departed',
        runway: '23R',
        milestones: { ATOT: timeAt(0) },
        track: '1149',
        stid: '9452565',
        acAddress: 'A0B1C2',
        altitude: '800',
        surfaceStatus: 'airborne',
        event: 'off',
      },
      {
        kind: 'vehicle_update',
        airportId: 'KIND',
        vehicleId: 'a0b1c2',
        time: timeAt(0),
        lon: -86.2944,
        lat: 39.7173,
        vehicleType: 'aircraft',
        callsign: 'XYZ123',
        flightId: 'XYZ123-9452565',
      },
    ]);
  });

  it('keep the milestones of a flight together, and take those of the list of past events', async () => {
    const past = `<events><eventRecord><event>on</event><at>${timeAt(-60)}</at></eventRecord><eventRecord><event>?</event></eventRecord></events>`;
    const { lines } = await readMessagesText(
      [
        event('spotin', 0, past),
        event('on', 300),
        event('off', 600),
        event('off', 700, '', WHO.replaceAll('9452565', '1')),
      ].join('\n'),
    );
    expect(lines).toMatchObject([
      { status: 'taxi_in', spotin: timeAt(0), milestones: { ALDT: timeAt(-60) } },
      { status: 'landed', direction: 'arrival', milestones: { ALDT: timeAt(300) } },
      { status: 'departed', direction: 'departure', milestones: { ALDT: timeAt(300), ATOT: timeAt(600) } },
      { flightId: 'XYZ123-1', milestones: { ATOT: timeAt(700) } },
    ]);
  });

  it('tell the direction by the flight plan, where there is one', async () => {
    const plan = (from: string, to: string) =>
      `<enhancedData><eramGufi>KI1</eramGufi><departureAirport>${from}</departureAirport><destinationAirport>${to}</destinationAirport></enhancedData>`;
    const { lines } = await readMessagesText(
      [
        event('spotout', 0, plan('KIND', 'KORD')),
        event('spotin', 1, plan('KORD', 'KIND')),
        event('runwayin', 2, `<runway>05L/23R</runway>${plan('KIND', 'KIND')}`),
      ].join(''),
    );
    expect(lines).toMatchObject([
      {
        direction: 'departure',
        status: 'taxi_out',
        spotout: timeAt(0),
        eramGufi: 'KI1',
        departureAirport: 'KIND',
      },
      { direction: 'arrival', spotin: timeAt(1) },
      { event: 'runwayin', runwayin: timeAt(2), runwayinRunway: '05L/23R' },
    ]);
    expect(lines[2]).not.toHaveProperty('runway', '05L/23R');
    expect(lines[2]).not.toHaveProperty('milestones.ATOT');
  });

  it('of nobody known are notifications', async () => {
    const anonymous = WHO.replace('XYZ123', 'ANON');
    const { lines } = await readMessagesText(event('on', 0, '<runway>05L</runway>', anonymous));
    expect(lines).toMatchObject([
      {
        kind: 'notification',
        notificationId: `on-9452565-${timeAt(0)}`,
        time: timeAt(0),
        severity: 'info',
        message: 'Surface movement event: on, runway 05L',
        stid: '9452565',
      },
    ]);
  });

  it('go by the plan’s id where the call sign is withheld', async () => {
    const plan = '<enhancedData><eramGufi>KI12345600</eramGufi></enhancedData>';
    const { lines } = await readMessagesText(event('on', 0, plan, '<callsign>UNKN</callsign>'));
    expect(lines).toMatchObject([{ kind: 'flight_update', flightId: 'KI12345600' }]);
    expect(lines[0]).not.toHaveProperty('callsign', 'UNKN');
  });

  it('leave a vehicle its flight while reports tell of it', async () => {
    const { lines } = await readMessagesText(
      [asdexMessage(fullReport(0)), event('spotout', 1, WHERE), asdexMessage(fullReport(2))].join('\n'),
    );
    expect(lines.map(({ kind }) => kind)).toEqual([
      'vehicle_update',
      'flight_update',
      'vehicle_update',
      'vehicle_update',
    ]);
    expect(lines[2]).toEqual({
      kind: 'vehicle_update',
      airportId: 'KIND',
      vehicleId: 'a0b1c2',
      time: timeAt(1),
      lon: -86.2944,
      lat: 39.7173,
      flightId: 'XYZ123-9452565',
    });
    expect(lines[3]).not.toHaveProperty('flightId');
  });

  it.each([
    ['no time', eventMessage(`${WHO}<event>off</event>`), 'time: is missing'],
    [
      'no event',
      eventMessage(`${WHO}<time>${timeAt(0)}</time>`),
      'event: must be a word, such as off, on, spotout or spotin',
    ],
    [
      'a position that is none',
      event('off', 0, WHERE.replace('39.7173', '139')),
      'lat: must be at most 90, is 139',
    ],
  ])('are set aside with %s', async (_, bad, reason) => {
    const { setAside } = await readMessagesText(`${bad}\n${event('on', 1)}`);
    expect(setAside).toEqual([{ offset: 0, text: bad, reason }]);
  });
});
