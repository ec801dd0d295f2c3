import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { ServerProcess } from '../end-to-end/server-process.ts';
import { WITHOUT_WEBGL } from './without-webgl.ts';

/** A server with nothing in its store, and a page of it on which files are imported. */
export class ImportStage {
  readonly server: ServerProcess;
  /** Where the files and the store lie. */
  readonly folder: string;
  /** What the page said of errors. */
  readonly errors: string[] = [];
  readonly #browser: Browser;
  #page: Page | undefined;

  private constructor(browser: Browser, server: ServerProcess, folder: string) {
    this.#browser = browser;
    this.server = server;
    this.folder = folder;
  }

  /** The page draws no map. */
  static async open(browser: Browser): Promise<ImportStage> {
    const folder = mkdtempSync(join(tmpdir(), 'airside-steps-'));
    const server = await ServerProcess.start({
      DATABASE: join(folder, 'replay.sqlite'),
      PORT: '0',
      IMPORT_DEMO: 'false',
      MAX_UPLOAD_MB: '20',
    });
    const stage = new ImportStage(browser, server, folder);
    await stage.#show({ width: 1280, height: 800 }, page => page.addInitScript(WITHOUT_WEBGL));
    return stage;
  }

  get page(): Page {
    if (!this.#page) throw new Error('no page is open');
    return this.#page;
  }

  /** Opens the page anew, in a browser that draws maps; `prepare` has it before it goes to the server. */
  async showWithMap(prepare: (page: Page) => void): Promise<void> {
    await this.page.close();
    await this.#show({ width: 1024, height: 768 }, prepare);
  }

  async close(): Promise<void> {
    await this.#page?.close();
    await this.server.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Writes a file into the folder, and tells its path. */
  file(name: string, content: string | Buffer): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  async choose(...paths: string[]): Promise<void> {
    await this.page.locator('.drop-area input[type=file]:not([webkitdirectory])').last().setInputFiles(paths);
  }

  async #show(viewport: { width: number; height: number }, prepare: (page: Page) => unknown): Promise<void> {
    const page = await this.#browser.newPage({ viewport });
    this.#page = page;
    page.on('pageerror', error => this.errors.push(String(error)));
    await prepare(page);
    await page.goto(this.server.url);
  }
}
