/** An event as a stream carried it. */
export type ParsedEvent = {
  /** `message` where the stream named none. */
  readonly event: string;
  /** The lines of its data, joined by line feeds. */
  readonly data: string;
  /** The last id that the stream gave, with this event or before it; empty where it gave none. */
  readonly id: string;
};

const LF = '\n'.charCodeAt(0);
const BYTE_ORDER_MARK = 0xfeff;
const DIGITS = /^[0-9]+$/;

/**
 * Reads an event stream piece by piece (WHATWG HTML, 9.2.6), however it is cut: inside a character, inside a line end,
 * inside an event. What follows the last blank line is no event until its own blank line comes; at the end of a stream
 * it is forgotten with the parser. One parser reads one connection.
 *
 * A piece is looked at once: text that is still without its line end is kept as it is and not searched again.
 */
export class SseParser {
  /** Marks are left in: some runtimes leave out two where the first one is cut. */
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #begun = false;
  #partialLine = '';
  #endedInCr = false;
  #event = '';
  #data: string | undefined;
  #id = '';
  #lastEventId = '';
  #retryMs: number | undefined;

  /** The last id that a blank line confirmed, also where no event came with it; empty where there was none. */
  get lastEventId(): string {
    return this.#lastEventId;
  }

  /** How long the server asks its clients to wait before they reconnect, in milliseconds; undefined until it does. */
  get retryMs(): number | undefined {
    return this.#retryMs;
  }

  /** The events that `bytes` complete, in order. */
  push(bytes: Uint8Array): ParsedEvent[] {
    const events: ParsedEvent[] = [];
    const text = this.#decoder.decode(bytes, { stream: true });
    if (text === '') return events;
    const first = text.charCodeAt(0);
    let start = (this.#endedInCr && first === LF) || (!this.#begun && first === BYTE_ORDER_MARK) ? 1 : 0;
    this.#begun = true;
    this.#endedInCr = false;
    let cr = text.indexOf('\r', start);
    let lf = text.indexOf('\n', start);
    while (cr !== -1 || lf !== -1) {
      const isCr = lf === -1 || (cr !== -1 && cr < lf);
      const end = isCr ? cr : lf;
      this.#line(this.#partialLine + text.slice(start, end), events);
      this.#partialLine = '';
      start = isCr && end + 1 === lf ? end + 2 : end + 1;
      if (isCr) this.#endedInCr = start === text.length && end + 1 === start;
      if (cr !== -1 && cr < start) cr = text.indexOf('\r', start);
      if (lf !== -1 && lf < start) lf = text.indexOf('\n', start);
    }
    this.#partialLine += text.slice(start);
    return events;
  }

  #line(line: string, events: ParsedEvent[]): void {
    const colon = line.indexOf(':');
    if (line === '') this.#blank(events);
    else if (colon !== 0) this.#field(line, colon);
  }

  #field(line: string, colon: number): void {
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    switch (name) {
      case 'data':
        this.#data = this.#data === undefined ? value : `${this.#data}\n${value}`;
        return;
      case 'event':
        this.#event = value;
        return;
      case 'id':
        if (!value.includes('\0')) this.#id = value;
        return;
      case 'retry':
        if (DIGITS.test(value)) this.#retryMs = Number(value);
        return;
    }
  }

  #blank(events: ParsedEvent[]): void {
    this.#lastEventId = this.#id;
    if (this.#data !== undefined) {
      events.push({ event: this.#event || 'message', data: this.#data, id: this.#id });
    }
    this.#event = '';
    this.#data = undefined;
  }
}
