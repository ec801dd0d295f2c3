import { type AddressParts, PARTS, type PartName } from './address-parts.ts';

/** An address as it was read: its parts, and the names of those that could not be. */
export type ReadAddress = { readonly parts: AddressParts; readonly broken: readonly PartName[] };

type AnyPart = {
  readonly read: (text: string) => unknown;
  readonly write: (value: never) => string;
};

const TABLE = Object.entries(PARTS) as unknown as readonly (readonly [PartName, AnyPart])[];

/** Reads the search part of an address. A name that the page does not know is passed over, and what is named but empty. */
export function readAddress(search: string): ReadAddress {
  const query = new URLSearchParams(search);
  const parts: Partial<Record<PartName, unknown>> = {};
  const broken: PartName[] = [];
  for (const [name, part] of TABLE) {
    const text = query.get(name);
    if (text === null) continue;
    const value = part.read(text);
    if (value !== undefined) parts[name] = value;
    else if (text !== '') broken.push(name);
  }
  if (parts.from !== undefined && parts.to !== undefined && Number(parts.from) >= Number(parts.to)) {
    delete parts.from;
    delete parts.to;
    broken.push('from', 'to');
  }
  return { parts: parts as AddressParts, broken };
}

/** The search part of an address that {@link readAddress} reads back as `parts`, as readable as may be; `''` for none. */
export function addressText(parts: AddressParts): string {
  const written = TABLE.flatMap(([name, part]) => {
    const value = parts[name];
    return value === undefined ? [] : [`${name}=${encoded(part.write(value as never))}`];
  });
  return written.length === 0 ? '' : `?${written.join('&')}`;
}

/** What may stand in a query as it is stays readable. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%2F', '/');
}
