import type { Browser, BrowserContext } from 'playwright-core';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { launchChromium } from './chromium.ts';
import { recordedShift } from './recorded-shift.ts';
import { ReplayPage } from './replay-page.ts';

const TALL = { width: 1024, height: 1300 };

/** Draws no map: a browser without a graphics card has better things to do where many pages are open at once. */
const WITHOUT_MAP = 'HTMLCanvasElement.prototype.getContext = () => null;';
const WITHOUT_HUB = 'delete globalThis.SharedWorker;';

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
    context.on('weberror', error => this.complaints.push(String(error.error())));
  }

  static async open(): Promise<BrowserStage> {
    const database = await recordedShift();
    const server = await ServerProcess.start({ DATABASE: database.path, PORT: '0', IMPORT_DEMO: 'false' });
    const browser = await launchChromium();
    const context = await browser.newContext({ viewport: TALL });
    await context.addInitScript(WITHOUT_MAP);
    return new BrowserStage(server, browser, context, database.remove);
  }

  /** Opens the page at `url`, by default the server's own. */
  async show(url = this.server.url): Promise<ReplayPage> {
    const page = await this.context.newPage();
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
}
