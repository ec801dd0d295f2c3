/** What a shape is, as far as a map of the ground shows it. */
export type GroundKind =
  | 'aerodrome'
  | 'runway'
  | 'taxiway'
  | 'apron'
  | 'stand'
  | 'gate'
  | 'holding'
  | 'building'
  | 'tower'
  | 'road'
  | 'parking';

type Tags = Readonly<Record<string, string>>;

/** Words of `aeroway`, and of `kind`, `layer` or `type` in maps that others drew. */
const KINDS: Readonly<Record<string, GroundKind>> = {
  aerodrome: 'aerodrome',
  airport: 'aerodrome',
  runway: 'runway',
  taxiway: 'taxiway',
  taxilane: 'taxiway',
  taxi_lane: 'taxiway',
  apron: 'apron',
  ramp: 'apron',
  helipad: 'apron',
  parking_position: 'stand',
  parking_stand: 'stand',
  stand: 'stand',
  gate: 'gate',
  holding_position: 'holding',
  holding_point: 'holding',
  terminal: 'building',
  hangar: 'building',
  building: 'building',
  concourse: 'building',
  boardingarea: 'building',
  boarding_area: 'building',
  pier: 'building',
  garage: 'building',
  control_tower: 'tower',
  tower: 'tower',
  atc: 'tower',
  road: 'road',
  service_road: 'road',
  truck_parking: 'parking',
};

/** Where a word for the kind may stand, the first that has one wins. */
const PLACES = ['aeroway', 'kind', 'layer', 'type'];
const BUILDINGS = new Set(['terminal', 'hangar', 'transportation']);
/** Roads that lead ground vehicles over an airport; others only where the public may not use them. */
const SERVICE_ROADS = new Set(['service', 'track']);
const OTHER_ROADS = new Set(['unclassified', 'residential', 'tertiary', 'road', 'living_street']);
const NOT_PUBLIC = new Set(['private', 'no', 'permit', 'permissive', 'customers', 'delivery']);

/** What tags tell of; `undefined` where a map of the ground does not show it. */
export function groundKind(tags: Tags): GroundKind | undefined {
  for (const place of PLACES) {
    const kind = KINDS[word(tags[place])];
    if (kind) return kind;
  }
  if (tags['tower:type'] === 'airport_control' || tags.service === 'aircraft_control') return 'tower';
  if (BUILDINGS.has(word(tags.building))) return 'building';
  const highway = word(tags.highway);
  if (SERVICE_ROADS.has(highway)) return 'road';
  return OTHER_ROADS.has(highway) && NOT_PUBLIC.has(word(tags.access)) ? 'road' : undefined;
}

/** What something that the map does not show is called, for the note that tells of it. */
export function wordOf(tags: Tags): string {
  const [key, value] = ['aeroway', 'highway', 'kind', 'building', 'type']
    .map(place => [place, tags[place]] as const)
    .find(([, told]) => told) ?? ['', undefined];
  return value === undefined ? 'without aeroway or highway' : `${key}=${value.slice(0, 40)}`;
}

function word(text: string | undefined): string {
  return (text ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}
