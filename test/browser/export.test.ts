import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkNdjsonLine } from '../../server/ingest/ndjson/check-line.ts';
import { xmlTree } from '../export/xml-tree.ts';
import { BrowserStage } from './browser-stage.ts';
import { AIRPORT_ID } from './recorded-shift.ts';
import type { ReplayPage } from './replay-page.ts';

let stage: BrowserStage;
let replay: ReplayPage;
beforeAll(async () => {
  stage = await BrowserStage.open();
  replay = await stage.show();
  await replay.takesCommands();
});
afterAll(() => stage?.close());

/** Presses the link and gives the file that the browser saves. */
async function download(): Promise<{ name: string; text: string }> {
  const [saved] = await Promise.all([
    replay.page.waitForEvent('download'),
    replay.page.getByRole('link', { name: 'Download' }).click(),
  ]);
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
}

it('saves everything that was recorded, or the tracks of the range, as files', async () => {
  await replay.button('Export').click();
  const dialog = replay.page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'All that is recorded' }).check();
  const all = await download();
  expect(all.name).toBe(`${AIRPORT_ID}-records.ndjson`);
  const lines = all.text.trimEnd().split('\n').map(checkNdjsonLine);
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter(line => 'reason' in line)).toEqual([]);

  await dialog.getByRole('radio', { name: 'This range' }).check();
  await dialog.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Tracks as GPX' });
  const tracks = await download();
  expect(tracks.name).toMatch(new RegExp(`^${AIRPORT_ID}-\\d{8}T\\d{6}Z-\\d{8}T\\d{6}Z-tracks\\.gpx$`));
  expect(xmlTree(tracks.text).name).toBe('gpx');
  expect(stage.complaints).toEqual([]);
});
