import type { Page } from 'playwright-core';
import type { ParsedEvent } from '../../web/api/sse-parser.ts';

/** A stream as somebody's own reader reads it. */
export interface Reader {
  /** All that it handed on so far. */
  readonly events: () => ParsedEvent[] | Promise<ParsedEvent[]>;
  /** Resolves once it has given up for good, because the server told it to. */
  readonly over: () => Promise<unknown>;
}

/** Lets a page's own `EventSource` read `url`, with credentials, and listen to events of the names given. */
export async function readInBrowser(page: Page, url: string, names: readonly string[]): Promise<Reader> {
  const reading = await page.evaluateHandle(
    ([address, types]) => {
      const source = new EventSource(address, { withCredentials: true });
      const events: { event: string; data: string; id: string }[] = [];
      for (const type of types) {
        source.addEventListener(type, ({ type: event, data, lastEventId: id }) =>
          events.push({ event, data, id }),
        );
      }
      return { source, events };
    },
    [url, names] as const,
  );
  const isOver = ({ source }: { source: EventSource }) => source.readyState === EventSource.CLOSED;
  return {
    events: () => reading.evaluate(({ events }) => events),
    over: () => page.waitForFunction(isOver, reading),
  };
}
