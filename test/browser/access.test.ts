import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { BrowserStage } from './browser-stage.ts';
import { eventually } from './replay-page.ts';

const TABLET = { width: 1024, height: 768 };

let stage: BrowserStage;
let page: Page;

beforeAll(async () => {
  stage = await BrowserStage.open();
});
afterAll(() => stage?.close());
afterEach(async () => {
  await page?.context().close();
  expect(stage.complaints.splice(0)).toEqual([]);
});

async function open(search: string): Promise<void> {
  const reader = await stage.newReader({ withMap: true, viewport: TABLET });
  page = await reader.newPage();
  await page.goto(`${stage.server.url}/${search}`);
  await page.locator('[data-loaded]').waitFor();
}

/**
 * Everything that can be opened, several things at once: a list or the details beside the map, a pane below it, and one
 * popover after the other above.
 */
async function* scenes(): AsyncGenerator<string> {
  yield 'as it opens';
  const tabs = ['tasks', 'flights', 'notifications', 'vehicles'];
  const panes = await page.locator('.pane-switch button').all();
  const triggers = page.locator(':not(.lower-pane) > .popover-anchor > button[aria-haspopup]:visible');
  const names = await triggers.evaluateAll(all => all.map(each => each.getAttribute('title') ?? ''));
  for (const [at, name] of names.entries()) {
    const tab = tabs[at % tabs.length];
    await page.locator(`#tab-${tab}`).click();
    if (tab === 'vehicles') await page.locator('#panel-vehicles .row').first().click();
    await panes[at]?.click();
    const trigger = page.locator(`.popover-anchor > button[title="${name}"]`);
    if ((await trigger.count()) === 0) continue;
    await trigger.first().click();
    await page.locator('.popover[role="dialog"]').waitFor();
    yield `${name} beside ${tab}`;
    await page.keyboard.press('Escape');
  }
}

it.each([
  ['light', 'en'],
  ['dark', 'zh-CN'],
] as const)('has nothing in it that shuts anybody out, %s and in %s', async (colorScheme, lang) => {
  await open(`?lang=${lang}`);
  await page.emulateMedia({ colorScheme });
  await eventually(() => page.locator('html').getAttribute('data-theme')).toBe(colorScheme);
  await eventually(() => page.locator('html').getAttribute('lang')).toBe(lang);
  for await (const scene of scenes()) expect([scene, ...(await violations(page))]).toEqual([scene]);
  await page.emulateMedia({ colorScheme: colorScheme === 'dark' ? 'light' : 'dark' });
  expect(await violations(page)).toEqual([]);
});
