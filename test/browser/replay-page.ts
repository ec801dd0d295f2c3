import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Snapshot, snapshot } from '../../server/contract/events.ts';
import { commandAnswer, type SessionState } from '../../server/contract/session.ts';
import { airportTime } from '../../web/format/airport-time.ts';
import { words } from '../../web/format/words.ts';
import type { Bounds } from '../../web/map/airport-ground.ts';
import { ALERTS } from '../../web/panels/alert-list.ts';
import { FLIGHTS } from '../../web/panels/flight-list.ts';
import type { ListKind, ListSource, SortName } from '../../web/panels/list-kind.ts';
import { LIST_NAMES, type ListName } from '../../web/panels/list-preferences.ts';
import type { ListRow } from '../../web/panels/list-row.ts';
import { RowOrder } from '../../web/panels/row-order.ts';
import { TASKS } from '../../web/panels/task-list.ts';
import { VEHICLES } from '../../web/panels/vehicle-list.ts';
import { HeldEntities } from '../../web/state/held-entities.ts';
import { API } from '../http/test-app.ts';
import { AIRPORT_ID } from './recorded-shift.ts';

const ROWS: Readonly<Record<ListName, (source: ListSource) => ListRow[]>> = {
  vehicles: source => firstRows(VEHICLES, source),
  tasks: source => firstRows(TASKS, source),
  flights: source => firstRows(FLIGHTS, source),
  notifications: source => firstRows(ALERTS, source),
};

/** How long a page may take for anything, ms: a browser that draws without a graphics card, on a busy machine. */
const PATIENCE_MS = 60_000;

/** Asks again until what follows holds. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: PATIENCE_MS });

/** The timeline, where the session can be commanded. */
const TAKES_COMMANDS = '.timeline:not([aria-disabled])';

/** Beside an airport that the map shows whole. */
const FIT_PADDING_PX = 36;

/** A latitude on the map's projection, in degrees of longitude. */
function mercatorY(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
}

/** The page as its reader handles it. */
export class ReplayPage {
  readonly page: Page;
  readonly #url: string;

  constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
  }

  /** By its whole name. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Seconds of the playhead from the start of the range. */
  async playhead(): Promise<number> {
    return Number(await this.page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuenow'));
  }

  /** Waits until the session can be commanded. */
  async takesCommands(): Promise<void> {
    await this.page.locator(TAKES_COMMANDS).waitFor({ timeout: PATIENCE_MS });
  }

  /** Waits until the page takes commands, shows the state at its playhead, and has read the shift. */
  async ready(): Promise<void> {
    await this.page.locator(`${TAKES_COMMANDS}[aria-busy="false"]`).waitFor({ timeout: PATIENCE_MS });
    await this.page.locator('.lane-labels[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.drawn();
  }

  /** Waits until all that the page holds by now is on the screen. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  /** Where an element is, CSS pixels: once two pictures in a row have it in the same place. */
  boxOf(element: Locator): Promise<DOMRect> {
    return element.evaluate(
      each =>
        new Promise<DOMRect>(resolve => {
          let last = '';
          const look = () => {
            const box = each.getBoundingClientRect();
            const now = JSON.stringify(box);
            if (now === last && box.width > 0) resolve(box.toJSON());
            last = now;
            requestAnimationFrame(look);
          };
          look();
        }),
    );
  }

  connection(): Promise<string | null> {
    return this.page.locator('.connection-text').textContent();
  }

  /** What is behind the connection's word, such as how the replay comes here. */
  async connectionDetail(): Promise<string | null> {
    const title = await this.page.locator('button.connection-text').getAttribute('title');
    return title?.replace(/\..*/, '') ?? null;
  }

  /** Waits until the map shows the airport at `time`. */
  async mapShows(time: string): Promise<void> {
    await this.page.locator(`.map-view[data-loaded][data-time="${time}"]`).waitFor({ timeout: PATIENCE_MS });
  }

  /** Clicks on the map, which shows the whole of `bounds`, at a place (degrees). */
  async clickOnMap({ lon, lat }: { lon: number; lat: number }, bounds: Readonly<Bounds>): Promise<void> {
    const map = await this.boxOf(this.page.locator('.map-view[data-loaded]'));
    const [west, south, east, north] = bounds;
    const [left, right, top, bottom] = [west, east, mercatorY(north), mercatorY(south)];
    const scale = Math.min(
      (map.width - 2 * FIT_PADDING_PX) / (right - left),
      (map.height - 2 * FIT_PADDING_PX) / (top - bottom),
    );
    await this.page.mouse.click(
      map.x + map.width / 2 + (lon - (left + right) / 2) * scale,
      map.y + map.height / 2 - (mercatorY(lat) - (top + bottom) / 2) * scale,
    );
  }

  /**
   * Does something that commands the session, once the page takes commands; answers with the session after it, as soon
   * as the page shows the state at its playhead.
   */
  async commanding(act: () => Promise<unknown>): Promise<SessionState> {
    await this.takesCommands();
    const [response] = await Promise.all([
      this.page.waitForResponse(answer => /\/(control|set-params)$/.test(answer.url()), {
        timeout: PATIENCE_MS,
      }),
      act(),
    ]);
    const { session } = commandAnswer.parse(await response.json());
    await this.page.locator('.timeline[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
    await this.drawn();
    return session;
  }

  /** Waits until the lists show, row by row, the recorded state at `time` as the server's history tells it. */
  async showsStateAt(time: string): Promise<Snapshot> {
    const state = await this.#stateAt(time);
    for (const name of LIST_NAMES) {
      await this.page.locator(`#tab-${name}`).click();
      await this.#showsRows(name, state);
    }
    await this.page.locator('#tab-vehicles').click();
    return state;
  }

  /** Like {@link showsStateAt} for the list of vehicles, which is on show from the start. */
  async showsVehiclesAt(time: string): Promise<void> {
    await this.#showsRows('vehicles', await this.#stateAt(time));
  }

  /** The rows that a list shows, each as one text. The window is high enough for all of them to stand in the page. */
  rows(name: ListName): Promise<string[]> {
    return this.page
      .locator(`#panel-${name} .row`)
      .evaluateAll(rows =>
        rows.map(row =>
          ['title', 'status', 'detail', 'aside']
            .map(part => row.querySelector(`.row-${part}`)?.textContent?.trim() ?? '')
            .join(' | '),
        ),
      );
  }

  /** A fact of the details, by its name. */
  fact(name: string): Locator {
    return this.page.locator(`.details dt:text-is("${name}") + dd`);
  }

  async #showsRows(name: ListName, state: Snapshot): Promise<void> {
    const entities = new HeldEntities();
    entities.apply('snapshot', state);
    const rows = ROWS[name]({
      entities,
      notifications: state.notifications,
      time: Date.parse(state.time),
      zone: airportTime('Europe/Madrid'),
    });
    await eventually(() => this.rows(name)).toEqual(rows.map(rowText));
  }

  async #stateAt(time: string): Promise<Snapshot> {
    const query = new URLSearchParams({ airportId: AIRPORT_ID, time });
    const answer = await fetch(`${this.#url}${API}/history/state?${query}`);
    return snapshot.parse(await answer.json());
  }
}

/** The rows as a list begins. */
function firstRows<S>(kind: ListKind<S>, source: ListSource): ListRow[] {
  const [sort = 'name'] = Object.keys(kind.sorts) as SortName[];
  const { shown } = new RowOrder(kind).update(source, { sort, reversed: false, query: '' });
  return shown.map(state => kind.row(state, source));
}

function rowText({ sign, title, detail, late, aside }: ListRow): string {
  const status = sign.status === null ? '' : words(sign.status);
  return [title, status, detail, `${late ?? ''}${aside}`].join(' | ');
}
