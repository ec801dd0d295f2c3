import { squawk, uint16, uint24 } from './bits.ts';
import type { Attributes, Item } from './item.ts';
import { bitOf, type Report } from './report.ts';

const NOT_VALIDATED = bitOf('mode3ANotValidated');
const GARBLED = bitOf('mode3AGarbled');
const NOT_EXTRACTED = bitOf('mode3ANotExtracted');
const MS_PER_TIME_UNIT = 1000 / 128;

/** System area code and system identification code. */
export function readDataSource(bytes: Uint8Array, at: number, report: Report): void {
  report.source = uint16(bytes, at);
}

/** The sensor, as `area.identification`. */
export function tellDataSource(bytes: Uint8Array, at: number, attributes: Attributes): void {
  attributes.sensor = `${bytes[at]}.${bytes[at + 1]}`;
}

/** Time of day in 1/128 s, rounded to milliseconds. */
export function readTimeOfDay(bytes: Uint8Array, at: number, report: Report): void {
  report.timeOfDay = Math.round(uint24(bytes, at) * MS_PER_TIME_UNIT);
}

/** Eight characters of six bits. */
export function readIdentification(bytes: Uint8Array, at: number, report: Report): void {
  report.identHigh = uint24(bytes, at);
  report.identLow = uint24(bytes, at + 3);
}

/** Mode 3/A with the three bits that judge it; editions without them leave them 0. */
export function mode3A(id: string): Item {
  return {
    id,
    size: 2,
    read(bytes, at, report) {
      const first = bytes[at] ?? 0;
      report.flag(NOT_VALIDATED, (first & 0x80) !== 0);
      report.flag(GARBLED, (first & 0x40) !== 0);
      report.flag(NOT_EXTRACTED, (first & 0x20) !== 0);
    },
    tell(bytes, at, attributes) {
      attributes.mode3A = squawk(uint16(bytes, at));
    },
  };
}

/** An item kept whole under a name, in hexadecimal, without its length. */
export function explicitItem(id: string, name: string): Item {
  return {
    id,
    size: 'explicit',
    tell(bytes, at, attributes, end) {
      attributes[name] = hex(bytes, at + 1, end);
    },
  };
}

/** Mode S registers, each in hexadecimal: seven bytes of content and its number. */
export function modeSRegisters(id: string): Item {
  return {
    id,
    size: { repeated: 8 },
    tell(bytes, at, attributes, end) {
      const registers: string[] = [];
      for (let place = at + 1; place < end; place += 8) registers.push(hex(bytes, place, place + 8));
      attributes.modeSRegisters = registers;
    },
  };
}

/** A number that goes into the attributes as it is. */
export function telling(
  id: string,
  size: number,
  name: string,
  told: (bytes: Uint8Array, at: number) => unknown,
): Item {
  return {
    id,
    size,
    tell(bytes, at, attributes) {
      attributes[name] = told(bytes, at);
    },
  };
}

export function hex(bytes: Uint8Array, at: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at).toString('hex');
}

/** A part of a full circle, 65,536 of them, in degrees with two decimals. */
export function angle(parts: number): number {
  return Math.round((parts * 36_000) / 65_536) / 100;
}
