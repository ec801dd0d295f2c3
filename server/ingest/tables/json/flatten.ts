const MAX_DEPTH = 16;

/** The fields of an object and of the objects in it, by dotted path; arrays as they are, but a GeoJSON point by its numbers. */
export function flatten(object: object): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  collect(object, '', fields, 0);
  return fields;
}

function collect(object: object, prefix: string, fields: Map<string, unknown>, depth: number): void {
  for (const [key, value] of Object.entries(object)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    const isInner = typeof value === 'object' && value !== null && depth < MAX_DEPTH;
    if (isInner && (!Array.isArray(value) || (key === 'coordinates' && value.every(Number.isFinite)))) {
      collect(value, path, fields, depth + 1);
    } else fields.set(path, value);
  }
}
