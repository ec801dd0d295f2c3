import { expect, it } from 'vitest';
import { encodeSse } from '../../server/streams/sse-encoding.ts';

it('writes events one after another, in one buffer', () => {
  const bytes = encodeSse([
    { id: 's.e.1.0', event: 'clock', data: '{"time":"2020-10-02T08:00:00.000Z"}' },
    { id: 's.e.1.1', event: 'end', data: '{"sessionId":"é"}' },
  ]);
  expect(bytes.toString('utf8')).toBe(
    'id: s.e.1.0\nevent: clock\ndata: {"time":"2020-10-02T08:00:00.000Z"}\n\n' +
      'id: s.e.1.1\nevent: end\ndata: {"sessionId":"é"}\n\n',
  );
});
