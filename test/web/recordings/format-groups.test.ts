import { expect, it } from 'vitest';
import { RECORDING_FORMATS } from '../../../server/contract/recordings.ts';
import { FORMAT_GROUPS } from '../../../web/recordings/format-groups.ts';

it('has each format in one group', () => {
  expect(FORMAT_GROUPS.flatMap(({ formats }) => formats as readonly string[]).sort()).toEqual(
    [...RECORDING_FORMATS].sort(),
  );
});
