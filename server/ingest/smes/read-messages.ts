import { isUtf8 } from 'node:buffer';
import type { FileToRead } from '../format-reader.ts';
import { SET_ASIDE_TEXT_LENGTH } from '../line-splitter.ts';
import type { Pass } from '../source.ts';
import { airportNames } from './airport-name.ts';
import { MessageSplitter, type MessageText } from './message-splitter.ts';
import { readMessageTree, textOf, type XmlElement } from './message-tree.ts';
import { REPORT_KINDS, type ReportKind, type SurfaceReport, surfaceReport } from './report-leaves.ts';

/** One thing that a message tells, with what is needed to set it aside. */
export interface FoundElement {
  readonly element: XmlElement;
  readonly airportId: string | undefined;
  setAside(reason: string): void;
}

/** What of a file's messages is of use, in the file's order. */
export interface FoundElements {
  report(report: SurfaceReport, found: FoundElement): void;
  event(found: FoundElement): void;
  /** A message or report of a kind that tells nothing of vehicles or flights, by its name. */
  leftOut(name: string): void;
  setAside(offset: number, text: string, reason: string): void;
}

const KINDS: ReadonlySet<string> = new Set(REPORT_KINDS);
/** Members of a message that say something of it, not of a target. */
const OF_MESSAGE = new Set(['airport']);

/** Reads a file of messages once, handing on what it finds. */
export async function readMessages(file: FileToRead, pass: Pass, found: FoundElements): Promise<void> {
  const nameAirport = airportNames(file.airports, file.hints.airportId);
  const splitter = new MessageSplitter({
    message: message => readMessage(message, nameAirport, found),
    stray: (offset, bytes, reason) => found.setAside(offset, bytes.toString('utf8'), reason),
  });
  for await (const chunk of file.source.bytes(pass)) splitter.push(chunk);
  splitter.end();
}

function readMessage(
  { offset, bytes, whole }: MessageText,
  nameAirport: (told: string | undefined) => string | undefined,
  found: FoundElements,
): void {
  if (!isUtf8(bytes)) {
    const beginning = bytes.toString('latin1', 0, SET_ASIDE_TEXT_LENGTH);
    found.setAside(offset, beginning, 'holds bytes that are not UTF-8');
    return;
  }
  const text = bytes.toString('utf8');
  const { root, damage } = readMessageTree(text);
  const byteAt = bytesBefore(text);
  const setAside = (at: number, reason: string) =>
    found.setAside(offset + byteAt(at), text.slice(at, at + SET_ASIDE_TEXT_LENGTH), reason);
  if (root) {
    const airportId = nameAirport(textOf(root, 'airport'));
    const foundElement = (element: XmlElement): FoundElement => ({
      element,
      airportId,
      setAside: reason => setAside(element.begin, reason),
    });
    if (/^SurfaceMovementEventMessage$/i.test(root.name)) {
      if (!damage) found.event(foundElement(root));
    } else if (/^asdexMsg$/i.test(root.name)) {
      for (const element of root.children) {
        const { name } = element;
        if (KINDS.has(name)) found.report(surfaceReport(element, name as ReportKind), foundElement(element));
        else if (!OF_MESSAGE.has(name)) found.leftOut(name);
      }
    } else if (!damage) found.leftOut(root.name);
  }
  if (damage) setAside(damage.at, whole ? damage.reason : 'is cut off');
}

/** How many bytes stand before a character of a text; each is asked for after those before it. */
function bytesBefore(text: string): (at: number) => number {
  let known = { at: 0, bytes: 0 };
  return at => {
    const from = at < known.at ? { at: 0, bytes: 0 } : known;
    known = { at, bytes: from.bytes + Buffer.byteLength(text.slice(from.at, at)) };
    return known.bytes;
  };
}
