import { type ClientRequest, type IncomingMessage, request } from 'node:http';

export interface ReadEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface SseRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Reads server-sent events off a real connection, one after another. */
export class SseReader {
  readonly answer: IncomingMessage;
  /** All text so far. */
  text = '';
  readonly #request: ClientRequest;
  #taken = 0;
  #closed = false;
  #wake: () => void = () => {};

  private constructor(sent: ClientRequest, answer: IncomingMessage) {
    this.#request = sent;
    this.answer = answer;
    answer.setEncoding('utf8');
    answer.on('data', (piece: string) => {
      this.text += piece;
      this.#wake();
    });
    for (const over of ['end', 'close', 'error']) {
      answer.on(over, () => {
        this.#closed = true;
        this.#wake();
      });
    }
  }

  static open(url: string, { method = 'GET', headers = {}, body }: SseRequest = {}): Promise<SseReader> {
    return new Promise((resolve, reject) => {
      const type = body ? { 'Content-Type': 'application/json' } : {};
      const sent = request(url, { method, headers: { ...type, ...headers } });
      sent.on('response', answer => resolve(new SseReader(sent, answer)));
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  }

  get status(): number | undefined {
    return this.answer.statusCode;
  }

  /** The next event; rejected where the stream ends before one comes. */
  async next(): Promise<ReadEvent> {
    for (;;) {
      const end = this.text.indexOf('\n\n', this.#taken);
      if (end === -1) {
        if (this.#closed) throw new Error('the stream has ended');
        await this.#more();
        continue;
      }
      const block = this.text.slice(this.#taken, end);
      this.#taken = end + 2;
      const fields = new Map(block.split('\n').map(line => [line.slice(0, line.indexOf(':')), line]));
      const value = (name: string) => fields.get(name)?.slice(name.length + 2) ?? '';
      if (fields.has('event'))
        return { id: value('id'), event: value('event'), data: JSON.parse(value('data')) };
    }
  }

  /** Events up to the first of that name, which is the last of them. */
  async until(event: string): Promise<ReadEvent[]> {
    const events: ReadEvent[] = [];
    do events.push(await this.next());
    while (events.at(-1)?.event !== event);
    return events;
  }

  /** Waits until the text holds `part` so many times. */
  async untilText(part: string, times = 1): Promise<void> {
    while (this.text.split(part).length <= times) await this.#more();
  }

  /** Waits until the server closes the stream. */
  async ended(): Promise<void> {
    while (!this.#closed) await this.#more();
  }

  close(): void {
    this.#request.destroy();
  }

  #more(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }
}
