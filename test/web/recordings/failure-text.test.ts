import { expect, it } from 'vitest';
import { PROBLEMS } from '../../../server/contract/problems.ts';
import { bytesText } from '../../../web/recordings/amounts.ts';
import { failureText } from '../../../web/recordings/failure-text.ts';

it('has a title and something to go by for whatever may fail', () => {
  for (const code of [...Object.keys(PROBLEMS), 'unreachable', 'unreadable', 'folder', 'too_many_files']) {
    const { title, told, lines } = failureText({ code, detail: 'The reason', errors: [] }, false);
    expect(title).not.toBe('');
    expect([told ?? '', ...lines].filter(line => line !== '')).not.toEqual([]);
  }
});

it('repeats the server’s reason where that tells of the file', () => {
  const refused = { code: 'recording_unusable', detail: 'a.csv is empty', errors: [] };
  expect(failureText(refused, false)).toEqual({
    title: 'The file cannot be used',
    told: 'a.csv is empty.',
    lines: ['Mend the file, or choose another.'],
  });
  const asked = { ...refused, detail: 'a.ast lacks a date. Tell it in the field date.' };
  const errors = [{ path: 'file', message: 'a.ast lacks a date' }];
  expect(failureText({ ...asked, errors }, true)).toEqual({
    title: 'Something more is needed',
    told: 'a.ast lacks a date.',
    lines: [],
  });
  expect(failureText(asked, true).told).toBe(asked.detail);
  expect(failureText({ code: 'internal_error', detail: 'secret', errors: [] }, false).told).toBeNull();
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
