import type { EventName } from '../../server/contract/events.ts';
import { ContractBreach, type StrictViewer } from './strict-viewer.ts';

interface Message {
  readonly event: EventName;
  readonly id: string;
  readonly data: unknown;
}

/**
 * Lets `viewer` watch through a WebSocket, resuming after the last event that it saw, until it is closed; resolves with
 * the code that it was closed with. `url` is that of the endpoint, with its query. Rejects at a breach of the contract.
 */
export function watchWebSocket(url: string, viewer: StrictViewer, signal?: AbortSignal): Promise<number> {
  const socket = new WebSocket(resuming(url.replace(/^http/, 'ws'), viewer));
  signal?.addEventListener('abort', () => socket.close());
  if (signal?.aborted) socket.close();
  return new Promise((resolve, reject) => {
    const from = viewer.lastEventId;
    socket.onopen = () => viewer.connected(from);
    socket.onclose = ({ code }) => resolve(code);
    socket.onmessage = ({ data }) => {
      try {
        takeMessage(viewer, JSON.parse(String(data)));
      } catch (error) {
        socket.close();
        reject(error);
      }
    };
  });
}

/** Lets `viewer` watch by long polling, until there is nothing more to come. Rejects at a breach of the contract. */
export async function watchByPolling(url: string, viewer: StrictViewer, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const from = viewer.lastEventId;
    const answer = await fetch(resuming(url, viewer), signal ? { signal } : {}).catch(() => undefined);
    if (!answer) continue;
    if (answer.status === 204) return;
    if (answer.status !== 200)
      throw new ContractBreach(`a poll got ${answer.status}: ${await answer.text()}`);
    const text = await answer.text().catch(() => undefined);
    if (text === undefined) continue;
    const { events, lastEventId }: { events: Message[]; lastEventId: string } = JSON.parse(text);
    if (viewer.visits.length === 0 || from === undefined) viewer.connected(from);
    for (const message of events) takeMessage(viewer, message);
    if (viewer.lastEventId !== lastEventId)
      throw new ContractBreach(`lastEventId is ${lastEventId} after ${viewer.lastEventId}`);
  }
}

function takeMessage(viewer: StrictViewer, { event, id, data }: Message): void {
  viewer.take({ event, id, data: JSON.stringify(data) });
}

function resuming(url: string, { lastEventId }: StrictViewer): string {
  return lastEventId === undefined ? url : `${url}&lastEventId=${encodeURIComponent(lastEventId)}`;
}
