import type { FormatReader } from '../format-reader.ts';
import { readSmes } from './read-smes.ts';

const ROOT = /<(?:[\w.-]{1,40}:)?(?:asdexMsg|SurfaceMovementEventMessage|SafetyLogic\w+)[\s/>]/i;

/** What the FAA's Surface Movement Event Service publishes (SWIM, STDDS): targets seen by ASDE-X and ASSC. */
export const smesFormat: FormatReader = {
  format: 'smes',
  title: 'ASDE-X and SMES messages of the FAA, XML: position reports and surface movement events',
  turn: 'records',
  recognises: ({ bytes }) => ROOT.test(bytes.toString('latin1')),
  read: readSmes,
};
