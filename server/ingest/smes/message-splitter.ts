/** A message holds at most 50 reports, well below 1 MiB. Bytes. */
const MOST_MESSAGE_BYTES = 4 * 1024 * 1024;
/** How much at the end of what was read may be the beginning of a root element's name. Bytes. */
const MOST_NAME_BYTES = 200;
const MOST_STRAY_BYTES = 2000;

/** Root elements of what STDDS publishes for the surface of an airport, opening and closing. */
const ROOT =
  /<(?<close>\/?)(?:[\w.-]{1,40}:)?(?:asdexMsg|SurfaceMovementEventMessage|SafetyLogic\w+)(?=[\s/>])/gi;
/** What stands between messages only where one of them is damaged. */
const STRAY =
  /<(?:\/(?:[\w.-]{1,40}:)?(?:asdexMsg|SurfaceMovementEventMessage)|\/?(?:[\w.-]{1,40}:)?(?:\w*Report|flightId|flightInfo|eventRecord))[\s/>]/i;

/** A message as it is written. */
export interface MessageText {
  /** Bytes of the unpacked file before it. */
  readonly offset: number;
  readonly bytes: Buffer;
  /** Whether it ends with a closing tag; else the next one begins, or the file ends, within it. */
  readonly whole: boolean;
}

/** What a splitter finds, in the file's order. */
export interface FoundText {
  message(text: MessageText): void;
  /** What belongs to no message, though it looks as if it should; its beginning. */
  stray(offset: number, bytes: Buffer, reason: string): void;
}

/**
 * Cuts a file into its messages, however they are put together: one document, one document after another, one a line,
 * or within an element of their own. What stands between them is passed over: declarations, a document type with
 * whatever entities it defines, a log's own words. Memory holds one message.
 */
export class MessageSplitter {
  readonly #found: FoundText;
  #pending: Buffer = Buffer.alloc(0);
  /** Bytes of the file before what is pending. */
  #before = 0;

  constructor(found: FoundText) {
    this.#found = found;
  }

  push(chunk: Buffer): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    this.#cut(false);
  }

  /** Call once all is pushed. */
  end(): void {
    this.#cut(true);
  }

  #cut(ended: boolean): void {
    const text = this.#pending.toString('latin1');
    let at = 0;
    while (at < text.length) {
      const begin = rootTag(text, at, 'opening');
      if (begin === undefined) {
        const rest = ended ? text.length : Math.max(at, text.length - MOST_NAME_BYTES);
        this.#passOver(at, rest);
        at = rest;
        break;
      }
      this.#passOver(at, begin);
      at = begin;
      const end = messageEnd(text, begin);
      if (end !== undefined || ended) {
        const { at: next, whole } = end ?? { at: text.length, whole: false };
        this.#found.message({ offset: this.#before + at, bytes: this.#pending.subarray(at, next), whole });
        at = next;
      } else if (text.length - at > MOST_MESSAGE_BYTES) {
        this.#stray(
          at,
          text.length,
          `a message of over ${MOST_MESSAGE_BYTES / 1024 / 1024} MiB without an end`,
        );
        at = text.length;
      } else break;
    }
    this.#pending = this.#pending.subarray(at);
    this.#before += at;
  }

  #passOver(from: number, to: number): void {
    const stray = STRAY.exec(this.#pending.subarray(from, to).toString('latin1'));
    if (stray)
      this.#stray(from + stray.index, to, 'stands outside of any message: where it begins is missing');
  }

  #stray(from: number, to: number, reason: string): void {
    const bytes = this.#pending.subarray(from, Math.min(to, from + MOST_STRAY_BYTES));
    this.#found.stray(this.#before + from, bytes, reason);
  }
}

/** Where the next tag of a root element begins. */
function rootTag(text: string, from: number, which: 'opening' | 'any'): number | undefined {
  ROOT.lastIndex = from;
  for (let match = ROOT.exec(text); match; match = ROOT.exec(text)) {
    if (which === 'any' || match.groups?.close === '') return match.index;
  }
  return undefined;
}

/** Where the message that begins there ends; `undefined` where that is not in the text. */
function messageEnd(
  text: string,
  begin: number,
): { readonly at: number; readonly whole: boolean } | undefined {
  const tagEnd = text.indexOf('>', begin);
  if (tagEnd === -1) return undefined;
  if (text[tagEnd - 1] === '/') return { at: tagEnd + 1, whole: true };
  const next = rootTag(text, begin + 1, 'any');
  if (next === undefined) return undefined;
  if (text[next + 1] !== '/') return { at: next, whole: false };
  const end = text.indexOf('>', next);
  return end === -1 ? undefined : { at: end + 1, whole: true };
}
