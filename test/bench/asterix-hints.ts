import type { ImportHints } from '../../server/ingest/import-hints.ts';
import { BENCH_AIRPORT } from './ten-million.ts';

/** What a recording of ASTERIX does not tell of itself. */
export const ASTERIX_HINTS = {
  format: 'asterix',
  airportId: BENCH_AIRPORT,
  date: '2020-10-02',
  reference: '41.29706278,2.078447222',
} as const satisfies ImportHints;
