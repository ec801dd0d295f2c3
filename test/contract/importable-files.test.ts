import { expect, it } from 'vitest';
import { isImportable } from '../../server/contract/importable-files.ts';

it.each([
  ['trace_full_34aa01.json', true],
  ['traces/01/TRACE.JSON.GZ', true],
  ['201002-lebl.ast', true],
  ['apt.dat', true],
  ['LEBL_apt.dat.copyright', false],
  ['json', false],
  ['.hidden.json', false],
  ['.git/x/packed.json', false],
])('tells whether %s of a folder looks like a file to import: %s', (path, expected) => {
  expect(isImportable(path)).toBe(expected);
});
