import { columnBuffers } from './column-buffers.ts';

const FIRST_BYTES = 512 * 1024;
const MAX_BYTES_OF_UNIT = 3;
const LAST_ASCII = 0x7f;
const [FIRST_PLAIN, QUOTE, BACKSLASH] = [0x20, 0x22, 0x5c];

/** Text in UTF-8 that grows. */
export class BatchText {
  bytes = Buffer.from(columnBuffers.take(FIRST_BYTES));
  /** Bytes so far. */
  length = 0;
  /** UTF-16 units so far. */
  units = 0;
  isAscii = true;

  append(text: string): void {
    this.makeRoom(text.length * MAX_BYTES_OF_UNIT);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > LAST_ASCII) {
        at = this.length + bytes.write(text, this.length);
        this.isAscii = false;
        break;
      }
      bytes[at++] = unit;
    }
    this.length = at;
    this.units += text.length;
  }

  /** Appends a text as JSON has it. */
  appendQuoted(text: string): void {
    this.makeRoom(text.length + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = QUOTE;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < FIRST_PLAIN || unit > LAST_ASCII || unit === QUOTE || unit === BACKSLASH) {
        this.append(JSON.stringify(text));
        return;
      }
      bytes[at++] = unit;
    }
    bytes[at++] = QUOTE;
    this.length = at;
    this.units += text.length + 2;
  }

  /** Makes room for so many bytes more. */
  makeRoom(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const bytes = Buffer.from(columnBuffers.take((this.length + more) * 2));
    bytes.set(this.bytes.subarray(0, this.length));
    columnBuffers.giveBack([this.bytes.buffer]);
    this.bytes = bytes;
  }

  /** All of it, which is then no longer here. */
  take(): { readonly text: Uint8Array; readonly isAscii: boolean } {
    const taken = {
      text: new Uint8Array(this.bytes.buffer, 0, this.length),
      isAscii: this.isAscii,
    };
    this.bytes = Buffer.from(columnBuffers.take(this.bytes.length));
    this.length = this.units = 0;
    this.isAscii = true;
    return taken;
  }
}
