type Tags = Record<string, string>;

/** `"key"=>"value"`, as ogr2ogr writes the tags that have no column. */
const HSTORE_PAIR = /"((?:[^"\\]|\\.)*)"\s*=>\s*"((?:[^"\\]|\\.)*)"/g;

/**
 * The tags of a GeoJSON feature, keys in lower case: its properties, with those under `tags` (osmtogeojson) and in
 * `other_tags` (ogr2ogr), which the properties outrank.
 */
export function tagsOf(properties: object): Tags {
  const { tags, other_tags: other } = properties as { tags?: unknown; other_tags?: unknown };
  return {
    ...(typeof other === 'string' ? fromHstore(other) : {}),
    ...(typeof tags === 'object' && tags !== null ? plain(tags) : {}),
    ...plain(properties),
  };
}

function plain(properties: object): Tags {
  const texts = Object.entries(properties).flatMap(([key, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value)
      ? [[key.toLowerCase(), String(value)] as const]
      : [],
  );
  return Object.fromEntries(texts);
}

function fromHstore(text: string): Tags {
  const unescaped = (part = '') => part.replaceAll(/\\(.)/g, '$1');
  return Object.fromEntries(
    [...text.matchAll(HSTORE_PAIR)].map(([, key, value]) => [unescaped(key).toLowerCase(), unescaped(value)]),
  );
}
