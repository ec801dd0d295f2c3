/**
 * The items of each edition by field reference number, told apart from the reader's tables: `number:length`, where a
 * length is bytes, `x` (goes on by lowest bits), `xo` (one more byte at most), `e` (its first byte), `rN` (groups of N
 * bytes) or `c` and the lengths of its parts. A lone `-` is spare.
 */
const TEXTS = {
  '010 1.1':
    '010:2 000:1 020:x 140:3 041:8 040:4 042:4 200:4 202:4 161:2 170:x 060:2 220:3 245:7 250:r8 300:1 090:2 091:2 ' +
    '270:x 550:1 310:1 500:4 280:r2 131:1 210:2 - SP:e RE:e',
  '021 0.23':
    '010:2 040:2 030:3 130:6 080:3 140:2 090:2 210:1 230:2 145:2 150:2 151:2 152:2 155:2 157:2 160:4 165:x 170:6 ' +
    '095:1 032:1 200:1 020:1 220:c2,2,2,1 146:2 148:2 110:cx,r15 - - - - - - - RE:e SP:e',
  '021 0.26':
    '010:2 040:2 030:3 130:8 080:3 140:2 090:2 210:1 230:2 145:2 150:2 151:2 152:2 155:2 157:2 160:4 165:x 170:6 ' +
    '095:1 032:1 200:1 020:1 220:c2,2,2,1 146:2 148:2 110:cx,r15 070:2 131:1 - - - - - RE:e SP:e',
  '021 2.1':
    '010:2 040:x 161:2 015:1 071:3 130:6 131:8 072:3 150:2 151:2 080:3 073:3 074:4 075:3 076:4 140:2 090:x 210:1 ' +
    '070:2 230:2 145:2 152:2 200:1 155:2 157:2 160:4 165:2 077:3 170:6 020:1 220:c2,2,2,1 146:2 148:2 110:cx,r15 ' +
    '016:1 008:1 271:xo 132:1 250:r8 260:7 400:1 295:c1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1 - - - - - RE:e SP:e',
  '021 2.6':
    '010:2 040:x 161:2 015:1 071:3 130:6 131:8 072:3 150:2 151:2 080:3 073:3 074:4 075:3 076:4 140:2 090:x 210:1 ' +
    '070:2 230:2 145:2 152:2 200:1 155:2 157:2 160:4 165:2 077:3 170:6 020:1 220:c2,2,2,1 146:2 148:2 110:cx,r15 ' +
    '016:1 008:1 271:x 132:1 250:r8 260:7 400:1 295:c1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1 - - - - - RE:e SP:e',
} as const;

export type LayoutName = keyof typeof TEXTS;

/** One item's number and how its length is told. */
export interface LaidOutItem {
  readonly number: string;
  readonly length: string;
}

export const LAYOUT_NAMES = Object.keys(TEXTS) as LayoutName[];

/** The items of an edition by field reference number, from 0; a spare one is left out. */
export function layoutOf(name: LayoutName): (LaidOutItem | undefined)[] {
  return TEXTS[name].split(' ').map(word => {
    const [number = '', length = ''] = word.split(':');
    return word === '-' ? undefined : { number, length };
  });
}
