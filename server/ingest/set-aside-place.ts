import type { SetAsideExample } from '../contract/recordings.ts';

/** Where a piece that was set aside stands in its file, in words: `line 12`, `byte 4,096`. */
export function placeOf({ line, offset }: Pick<SetAsideExample, 'line' | 'offset'>): string {
  return line === null ? `byte ${(offset ?? 0).toLocaleString('en')}` : `line ${line}`;
}
