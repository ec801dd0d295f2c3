import type { FileToRead } from '../format-reader.ts';
import { ImportError } from '../import-error.ts';
import { jsonPieces } from '../map/json-pieces.ts';
import { MapReading } from '../map/map-reading.ts';
import { OSM_ATTRIBUTION } from '../map/osm-attribution.ts';
import { reasonOf } from '../reason.ts';
import { element } from './element.ts';
import { OsmData } from './osm-data.ts';

/** Reads the maps in an answer of Overpass. Returns notes on them; throws an {@link ImportError} where it shows none. */
export async function readOverpass(file: FileToRead): Promise<readonly string[]> {
  const reading = new MapReading(file);
  const data = new OsmData();
  let remark: unknown;
  const pieces = jsonPieces(file.source.bytes(file.pass('reading')), {
    lists: ['elements'],
    members: ['remark'],
  });
  for await (const { member, value, offset } of pieces) {
    if (member === 'remark') remark = value;
    else {
      const { data: told, error } = element.safeParse(value);
      if (told) data.add(told, offset);
      else reading.setAside(offset, value, reasonOf(error.issues, value));
    }
  }
  const notes = data.shapesInto(reading);
  if (typeof remark === 'string') notes.push(`Overpass remarks: ${remark.slice(0, 200).replace(/\.$/, '')}`);
  if (reading.isEmpty) {
    const why = data.isEmpty ? 'it has no elements' : 'none of its elements has tags and a geometry';
    throw new ImportError(`holds nothing that an airport's map shows: ${[why, ...notes].join('; ')}`);
  }
  return [...reading.finish(OSM_ATTRIBUTION), ...notes];
}
