const [MINUS, PLUS, POINT, ZERO, NINE] = [0x2d, 0x2b, 0x2e, 0x30, 0x39];
const [SMALL_E, LARGE_E] = [0x65, 0x45];
/** Decimals of so many digits are told apart by doubles (DBL_DIG of IEEE 754 binary64). */
const SAFE_DIGITS = 15;
/** JavaScript writes smaller numbers with an exponent. */
const SMALLEST_PLAIN = 1e-6;
const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

/** Reads a JSON number from bytes where its text, but for zeros at the end, is the one that JavaScript would write. */
export class NumberScanner {
  value = 0;
  /** Where the text ends that JavaScript would write. */
  end = 0;

  /** Where the number that begins at `from` ends; -1 where there is none, or none that is written so. */
  scan(bytes: Uint8Array, from: number): number {
    let at = from;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at++;
    const first = at;
    let mantissa = 0;
    let byte = bytes[at] as number;
    while (byte >= ZERO && byte <= NINE) {
      mantissa = mantissa * 10 + (byte - ZERO);
      byte = bytes[++at] as number;
    }
    let digits = at - first;
    if (digits === 0 || (digits > 1 && bytes[first] === ZERO)) return -1;
    let end = at;
    let decimals = 0;
    if (byte === POINT) {
      const point = at;
      byte = bytes[++at] as number;
      while (byte >= ZERO && byte <= NINE) {
        mantissa = mantissa * 10 + (byte - ZERO);
        if (byte !== ZERO) end = at + 1;
        byte = bytes[++at] as number;
      }
      decimals = at - point - 1;
      if (decimals === 0) return -1;
      digits += decimals;
    }
    if (digits > SAFE_DIGITS || byte === SMALL_E || byte === LARGE_E) return this.#longer(bytes, from, at);
    // Both are whole numbers that a double holds exactly, so the division rounds once, as it should.
    const size = mantissa / (POWERS[decimals] as number);
    if (size < SMALLEST_PLAIN && (size !== 0 || isNegative)) return -1;
    this.value = isNegative ? -size : size;
    this.end = end;
    return at;
  }

  /** One of many digits, or with an exponent. */
  #longer(bytes: Uint8Array, from: number, to: number): number {
    let at = to;
    for (let byte = bytes[at]; byte !== undefined; byte = bytes[++at]) {
      const goesOn = (byte >= ZERO && byte <= NINE) || byte === SMALL_E || byte === MINUS || byte === PLUS;
      if (!goesOn) break;
    }
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, at - from).toString('latin1');
    const value = Number(text);
    if (`${value}` !== text) return -1;
    this.value = value;
    this.end = at;
    return at;
  }
}
