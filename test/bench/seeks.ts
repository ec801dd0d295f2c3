import { API_BASE } from '../../server/contract/endpoint.ts';
import { toIso } from '../../server/contract/time.ts';
import { readEvents } from './event-reader.ts';
import { RANGE } from './random-times.ts';
import { BENCH_AIRPORT } from './ten-million.ts';

const posting = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** Seeks a paused session; milliseconds from each command to the arrival of its whole snapshot on the stream. */
export async function measureSeeks(url: string, times: readonly string[]): Promise<number[]> {
  const range = { startTime: toIso(RANGE.start), endTime: toIso(RANGE.end) };
  const options = { airportId: BENCH_AIRPORT, ...range, paused: true };
  const closing = new AbortController();
  const events = readEvents(`${url}${API_BASE}/stream`, { ...posting(options), signal: closing.signal });
  const until = async (name: string): Promise<string> => {
    for (;;) {
      const { value } = await events.next();
      if (!value) throw new Error('the stream has ended');
      if (value.event === name) return value.data;
    }
  };
  const { sessionId } = JSON.parse(await until('playback'));
  await until('snapshot');
  const durations: number[] = [];
  for (const time of times) {
    const started = performance.now();
    const answered = fetch(`${url}${API_BASE}/control`, posting({ sessionId, action: 'seek', time }));
    const snapshot = await until('snapshot');
    durations.push(performance.now() - started);
    if (!snapshot.startsWith(`{"time":"${time}"`))
      throw new Error(`sought ${time}, got ${snapshot.slice(0, 50)}`);
    await (await answered).arrayBuffer();
  }
  closing.abort();
  return durations;
}
