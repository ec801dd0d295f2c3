import { ENDPOINTS } from '../../../server/contract/endpoints.ts';
import { toIso } from '../../../server/contract/time.ts';
import type { MovingVehicles } from '../moving-vehicles.ts';
import { START } from '../ten-million.ts';
import type { StreamAddress } from './load/connection.ts';

/** Opens a shared session over a whole recording; gives where its stream is got. */
export async function openSession(
  url: string,
  { airportId, seconds }: MovingVehicles,
  options: { readonly playbackSpeed?: number; readonly paused?: boolean },
): Promise<StreamAddress> {
  const made = await fetch(`${url}${ENDPOINTS.openSession.path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      airportId,
      startTime: toIso(START),
      endTime: toIso(START + seconds * 1000),
      ...options,
    }),
  });
  if (made.status !== 201) throw new Error(await made.text());
  const { sessionId } = await made.json();
  const { hostname: host, port } = new URL(url);
  return { host, port: Number(port), path: `${ENDPOINTS.getStream.path}?sessionId=${sessionId}` };
}
