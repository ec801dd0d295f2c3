import type { Browser, BrowserContext } from 'playwright-core';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { launchChromium } from './chromium.ts';
import { recordedShift } from './recorded-shift.ts';
import { ReplayPage } from './replay-page.ts';

const TALL = { width: 1024, height: 1300 };

/** Draws no map: a browser without a graphics card has better things to do where many pages are open at once. */
const WITHOUT_MAP = `{
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind === '2d' ? getContext.call(this, kind, ...rest) : null;
  };
}`;
const WITHOUT_HUB = 'delete globalThis.SharedWorker;';

/** `withMap`: pages draw their map, which takes a browser without a graphics card most of its time. */
type Viewing = { readonly withMap?: boolean; readonly viewport?: { width: number; height: number } };

async function newReader(browser: Browser, { withMap = false, viewport = TALL }: Viewing = {}) {
  const context = await browser.newContext({ viewport });
  if (!withMap) await context.addInitScript(WITHOUT_MAP);
  return context;
}

/** A server with a recorded shift, and one browser whose pages all belong to one reader. */
export class BrowserStage {
  readonly server: ServerProcess;
  readonly context: BrowserContext;
  /** What pages said of errors. */
  readonly complaints: string[] = [];
  readonly #browser: Browser;
  readonly #removeDatabase: () => void;

  private constructor(server: ServerProcess, browser: Browser, context: BrowserContext, remove: () => void) {
    this.server = server;
    this.#browser = browser;
    this.context = context;
    this.#removeDatabase = remove;
    this.#listen(context);
  }

  /** With `recording` in its database. */
  static async open(recording = recordedShift): Promise<BrowserStage> {
    const database = await recording();
    const server = await ServerProcess.start({ DATABASE: database.path, PORT: '0', IMPORT_DEMO: 'false' });
    const browser = await launchChromium();
    return new BrowserStage(server, browser, await newReader(browser), database.remove);
  }

  /** Another reader, with nothing of what the first one's browser keeps. */
  async newReader(viewing: Viewing = {}): Promise<BrowserContext> {
    const reader = await newReader(this.#browser, viewing);
    this.#listen(reader);
    return reader;
  }

  /** Opens the page at `url`, by default the server's own, for the one reader or another. */
  async show(url = this.server.url, reader = this.context): Promise<ReplayPage> {
    const page = await reader.newPage();
    await page.goto(url);
    return new ReplayPage(page, this.server.url);
  }

  /** Opens the page as in a browser without shared workers; its clock runs, and can be moved on. */
  async showWithoutHub(url: string): Promise<ReplayPage> {
    const page = await this.context.newPage();
    await page.addInitScript(WITHOUT_HUB);
    await page.clock.install();
    await page.goto(url);
    return new ReplayPage(page, this.server.url);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.kill('SIGKILL');
    this.#removeDatabase();
  }

  #listen(context: BrowserContext): void {
    context.on('weberror', error => this.complaints.push(String(error.error())));
  }
}
