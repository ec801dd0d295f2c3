import type { Browser } from 'playwright-core';
import type { ExpectedEvent } from './stream-cases.ts';

/**
 * Lets the browser's `EventSource` read each path until it gives up, on the page at `url`, listening to events of the
 * names given. Answers with what it handed on, by path.
 */
export async function readInBrowser(
  browser: Browser,
  url: string,
  paths: readonly string[],
  names: readonly string[],
): Promise<[string, ExpectedEvent[]][]> {
  const page = await browser.newPage();
  await page.goto(url);
  return page.evaluate(
    ([all, types]) => {
      const read = (path: string) =>
        new Promise<[string, ExpectedEvent[]]>(resolve => {
          const events: ExpectedEvent[] = [];
          const source = new EventSource(path);
          for (const type of types) {
            source.addEventListener(type, ({ type: event, data, lastEventId: id }) =>
              events.push({ event, data, id }),
            );
          }
          source.onerror = () => {
            if (source.readyState === EventSource.CLOSED) resolve([path, events]);
          };
        });
      return Promise.all(all.map(read));
    },
    [paths, names] as const,
  );
}
