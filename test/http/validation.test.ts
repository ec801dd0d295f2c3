import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../server/contract/endpoints.ts';
import { ReplayError } from '../../server/contract/problems.ts';
import { controlCommand, paramsCommand, sessionOptions } from '../../server/contract/session.ts';
import { validate } from '../../server/http/validation.ts';

/** What a person is told about an input that is refused. */
function refusal(...input: Parameters<typeof validate>): string {
  try {
    validate(...input);
  } catch (error) {
    if (error instanceof ReplayError) return error.message;
    throw error;
  }
  return 'nothing is wrong';
}

const sessionId = 'x';
const A_TIME = 'must be an RFC 3339 time with an offset, such as 2020-10-02T08:00:00.000Z';

describe('a refusal reads as a person would write it', () => {
  it.each([
    [{}, 'action is required.'],
    [{ action: 'fly' }, 'action must be one of play, pause, toggle, stop, seek, step.'],
    [{ sessionId, action: null }, 'action must be one of play, pause, toggle, stop, seek, step.'],
    [null, 'must be an object.'],
    [{ sessionId, action: 'seek' }, 'time is required.'],
    [{ sessionId, action: 'seek', time: 5 }, `time ${A_TIME}.`],
    [{ sessionId, action: 'seek', time: 'noon' }, `time ${A_TIME}.`],
    [{ sessionId, action: 'step', by: 5 }, 'by must be a text.'],
    [{ sessionId, action: 'step', to: 'later' }, 'to must be one of next, previous.'],
    [{ sessionId: '', action: 'play' }, 'sessionId must not be empty.'],
  ])('a control command %j', (body, words) => {
    expect(refusal(controlCommand, body)).toBe(words);
  });

  it.each([
    [{ bbox: [1, 2, 3] }, 'filters.bbox must be west, south, east, north: four numbers.'],
    [{ bbox: [1, 2, 3, 4, 5] }, 'filters.bbox must be west, south, east, north: four numbers.'],
    [{ bbox: [1, '2', 3, 4] }, 'filters.bbox.1 must be a number.'],
    [{ bbox: '1,2,3,4' }, 'filters.bbox must be west, south, east, north: four numbers.'],
    [{ bbox: [1, 20, 3, 4] }, 'filters.bbox must not have its south above its north.'],
    [{ kinds: ['car'] }, 'filters.kinds.0 must be one of vehicle, task, flight, notification, decision.'],
  ])('filters %j', (filters, words) => {
    expect(refusal(paramsCommand, { sessionId, filters })).toBe(words);
  });

  it('a list that is too long', () => {
    const filters = { vehicleIds: Array(1001).fill('a') };
    expect(refusal(paramsCommand, { sessionId, filters })).toBe(
      'filters.vehicleIds must have at most 1000 items.',
    );
  });

  it('options that lack what is required', () => {
    expect(refusal(sessionOptions, {})).toBe(
      'airportId is required; startTime is required; endTime is required.',
    );
  });

  it.each([
    [{ limit: '1e99' }, 'limit must be at most 1000.'],
    [{ limit: '0' }, 'limit must be at least 1.'],
    [{ limit: '0x10' }, 'limit must be a number.'],
    [{ limit: ' 5' }, 'limit must be a number.'],
    [{ limit: 'NaN' }, 'limit must be a number.'],
    [{ limit: '1.5' }, 'limit must be a whole number.'],
  ])('a query %j', (query, words) => {
    expect(refusal(ENDPOINTS.listSessions.query, query)).toBe(words);
  });
});

describe('a time in a query', () => {
  it.each(['2020-10-02T10:00:00+02:00', '2020-10-02T10:00:00 02:00', '2020-10-02T08:00:00Z'])(
    '%j is read, its plus not being taken for a space',
    time => {
      const query = validate(ENDPOINTS.getState.query, { airportId: 'LEBL', time });
      expect(query.time).toBe('2020-10-02T08:00:00.000Z');
      const range = { airportId: 'LEBL', startTime: time, endTime: time, time };
      const stream = validate(ENDPOINTS.getStream.query, range);
      expect(stream).toMatchObject({ startTime: query.time, endTime: query.time, time: query.time });
    },
  );
});
