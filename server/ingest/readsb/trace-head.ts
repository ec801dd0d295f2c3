import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { vehicleUpdateLine } from '../../contract/lines.ts';
import type { VehicleType } from '../../contract/vocabulary.ts';
import { ImportError } from '../import-error.ts';
import { parseJsonLine } from '../json-line.ts';
import { shown } from '../reason.ts';
import type { Pass, Source } from '../source.ts';
import { typeOfCategory, typeOfDesignator } from './emitter-category.ts';
import { TraceScanner } from './trace-scanner.ts';

/** The contract's own fields: no member of a trace goes by their names. */
const FIELDS = new Set(Object.keys(vehicleUpdateLine.shape));
const MOST_MEMBERS = 100;
/** 1970 to 9999: milliseconds would lie beyond. */
const LAST_SECOND = 253_402_300_799;
const CATEGORY = /"category"\s*:\s*"(?<category>[A-D][0-7])"/;

/** What a trace says of its aircraft as a whole. */
export interface TraceHead {
  /** 24-bit address in lower case; `~` stands before one that is not ICAO's. */
  readonly vehicleId: string;
  /** Seconds since 1970 that the rows' times count from. */
  readonly timestamp: number;
  readonly vehicleType: VehicleType;
  /** All else: registration, aircraft type, description, and what is not known here, as the file calls it. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

const icao = z.string().regex(/^~?[0-9a-f]{6}$/i);
const timestamp = z.number().min(0).max(LAST_SECOND);

/**
 * Reads all of a trace but its rows: the members may stand before and after them, and the category stands in some
 * row. Throws an {@link ImportError} where they do not say whose trace it is or when it was.
 */
export async function readTraceHead(source: Source, pass: Pass): Promise<TraceHead> {
  const members = new Map<string, unknown>();
  let category: string | undefined;
  const scanner = new TraceScanner({
    member({ bytes }) {
      if (members.size >= MOST_MEMBERS) return;
      const member = readTraceMember(bytes);
      if ('key' in member) members.set(member.key, member.value);
    },
    row({ bytes }) {
      const told = CATEGORY.exec(bytes.toString('latin1'))?.groups?.category;
      if (told !== undefined && typeOfCategory(told) !== undefined) category = told;
    },
    damaged() {},
  });
  for await (const chunk of source.bytes(pass)) scanner.push(chunk);
  scanner.end();
  return headOf(members, category);
}

/** One member of the outer object, or why it is none that can be kept whole. */
export function readTraceMember(
  bytes: Buffer,
): { readonly key: string; readonly value: unknown } | { readonly reason: string } {
  if (!isUtf8(bytes)) return { reason: 'holds bytes that are not UTF-8' };
  const parsed = parseJsonLine(`{${bytes.toString('utf8')}}`);
  if ('reason' in parsed) return parsed;
  const [[key, value] = ['', undefined]] = Object.entries(parsed.value);
  return { key, value };
}

function headOf(members: ReadonlyMap<string, unknown>, category: string | undefined): TraceHead {
  const address = icao.safeParse(members.get('icao'));
  if (!address.success) {
    throw new ImportError(
      `does not say whose trace it is: "icao" must be six hexadecimal digits, is ${shown(members.get('icao'))}`,
    );
  }
  const begin = timestamp.safeParse(members.get('timestamp'));
  if (!begin.success) {
    throw new ImportError(
      `does not say when it was: "timestamp" must be seconds since 1970, is ${shown(members.get('timestamp'))}`,
    );
  }
  const { icao: _, timestamp: __, r, t, desc, ...others } = Object.fromEntries(members);
  const designator = typeof t === 'string' ? t : '';
  return {
    vehicleId: address.data.toLowerCase(),
    timestamp: begin.data,
    vehicleType: typeOfCategory(category ?? '') ?? typeOfDesignator(designator) ?? 'unknown',
    attributes: attributesOf({ ...others, registration: r, aircraftType: t, description: desc }),
  };
}

function attributesOf(members: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(members).filter(([key, value]) => value !== undefined && !FIELDS.has(key));
  return Object.fromEntries(given);
}
