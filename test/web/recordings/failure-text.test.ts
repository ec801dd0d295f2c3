import { afterEach, expect, it } from 'vitest';
import { PROBLEMS } from '../../../server/contract/problems.ts';
import { speak } from '../../../web/language/catalogues.ts';
import { bytesText } from '../../../web/recordings/amounts.ts';
import { failureText } from '../../../web/recordings/failure-text.ts';

afterEach(() => speak('en'));

it('has a title and something to go by for whatever may fail', () => {
  for (const code of [...Object.keys(PROBLEMS), 'unreachable', 'unreadable', 'folder', 'too_many_files']) {
    const { title, told, lines } = failureText({ code, detail: 'The reason', errors: [] }, []);
    expect(title).not.toBe('');
    expect([told ?? '', ...lines].filter(line => line !== '')).not.toEqual([]);
  }
});

it('repeats the server’s reason where that tells of the file', () => {
  const refused = { code: 'recording_unusable', detail: 'a.csv is empty', errors: [] };
  expect(failureText(refused, [])).toEqual({
    title: 'The file cannot be used',
    told: 'a.csv is empty.',
    lines: ['Mend the file, or choose another.'],
  });
  const asked = { ...refused, detail: 'a.ast lacks a date. Tell it in the field date.' };
  const errors = [{ path: 'file', message: 'a.ast lacks a date' }];
  expect(failureText({ ...asked, errors }, ['date'])).toEqual({
    title: 'Something more is needed',
    told: 'a.ast lacks a date.',
    lines: ['Times of day are told, but not of which day.'],
  });
  expect(failureText(asked, ['date']).told).toBe(asked.detail);
  expect(failureText({ code: 'internal_error', detail: 'secret', errors: [] }, []).told).toBeNull();
});

it('says in the page’s words why it asks, of columns and a profile once', async () => {
  const refused = { code: 'recording_unusable', detail: 'a.csv has odd columns', errors: [] };
  await speak('zh-CN');
  expect(failureText(refused, ['columns', 'profile']).lines).toEqual(['无法确定表格各列的含义。']);
  expect(failureText(refused, ['profile']).lines).toEqual(['无法确定应如何读取该表格。']);
});

it('tells bytes in the unit that suits them', () => {
  expect([0, 999, 1000, 12_345_678, 123_456_789, 4.2e9].map(bytesText)).toEqual([
    '0 B',
    '999 B',
    '1 kB',
    '12.3 MB',
    '123 MB',
    '4.2 GB',
  ]);
});
