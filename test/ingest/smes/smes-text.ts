import { importFile } from '../../../server/ingest/import-file.ts';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { KnownAirport } from '../../../server/ingest/locate-airport.ts';
import { smesFormat } from '../../../server/ingest/smes/smes-format.ts';
import { MemoryRecordings } from '../memory-recordings.ts';
import { temporaryFile } from '../temporary-folder.ts';

const NAMESPACE = 'urn:us:gov:dot:faa:atm:terminal:entities:v4-0:smes:surfacemovementevent';

/** One message with reports, as STDDS writes it. */
export function asdexMessage(reports: string, airport = 'KIND'): string {
  const named = airport === '' ? '' : `<airport>${airport}</airport>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ns2:asdexMsg xmlns:ns2="${NAMESPACE}">${named}${reports}</ns2:asdexMsg>`;
}

/** One event message, as STDDS writes it. */
export function eventMessage(children: string, airport = 'KIND'): string {
  return `<ns2:SurfaceMovementEventMessage xmlns:ns2="${NAMESPACE}"><airport>${airport}</airport>${children}</ns2:SurfaceMovementEventMessage>`;
}

/** A full report of an aircraft: `second` after 12:00, with more elements or others. */
export function fullReport(second: number, elements: Record<string, string> = {}): string {
  return report(true, {
    seqNum: '17',
    time: timeAt(second),
    track: '1149',
    stid: '9452565',
    flightId: '<aircraftId>XYZ123</aircraftId><mode3ACode>0336</mode3ACode><acAddress>A0B1C2</acAddress>',
    flightInfo: '<tgtType>aircraft</tgtType><acType>B738</acType><wake>M</wake><runway>23R</runway>',
    position:
      '<x>-120</x><y>45</y><latitude>39.71730000</latitude><longitude>-86.29440000</longitude><altitude>797.0</altitude>',
    movement: '<speed>20</speed><heading>360</heading><vx>0</vx><vy>10.3</vy>',
    status: '<gbs>1</gbs><src>ground</src>',
    ...elements,
  });
}

/** A report of what has changed. */
export function deltaReport(second: number, elements: Record<string, string>): string {
  return report(false, { time: timeAt(second), track: '1149', stid: '9452565', ...elements });
}

export function report(full: boolean, elements: Record<string, string>): string {
  const children = Object.entries(elements).filter(([, content]) => content !== '');
  return `<positionReport full="${full}">${children.map(([name, content]) => `<${name}>${content}</${name}>`).join('')}</positionReport>`;
}

export function timeAt(second: number): string {
  return new Date(Date.UTC(2026, 2, 14, 12, 0, 0) + second * 1000).toISOString();
}

/** Imports messages; throws what the import throws. */
export async function readMessagesText(
  content: string | Buffer,
  hints: ImportHints = {},
  airports: readonly KnownAirport[] = [],
) {
  const recordings = new MemoryRecordings();
  const outcome = await importFile(
    { path: temporaryFile('smes.xml', content), reader: smesFormat, hints },
    { begin: recordings.begin, knownAirports: () => airports },
  );
  if (!('summary' in outcome)) throw new Error('was imported before');
  const { lines, setAside } = recordings.only;
  return { lines, setAside, notes: outcome.summary.notes };
}
