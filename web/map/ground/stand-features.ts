import type { Feature, Position } from 'geojson';
import { type Offset, placeAt } from './offset.ts';
import type { Stand } from './stands.ts';

/** How far from a stand's end its name stands, metres: clear of the aircraft, which is drawn larger from afar. */
const NAME_BEYOND = 12;
/** The lead-in line begins so far behind the stand, metres. */
const LEAD_IN = 14;
/** Of half the width: how much the box narrows towards the nose. */
const NOSE_SHARE = 0.45;
/** Of half the length: where the box begins to narrow. */
const SHOULDER_SHARE = 0.55;

/**
 * What is drawn of the stands, told apart by `part`: its `box`, in the shape of a house whose roof is the nose's end; the
 * `lead-in` line with the bar where the nose wheel stops; its `middle`; and the place of its `name`, ahead of the nose.
 * All features of a stand have its number as their id. A stand without a heading has a round box.
 */
export function standFeatures(stands: readonly Stand[]): Feature[] {
  return stands.flatMap(stand => {
    const heading = stand.heading ?? 0;
    const at = (offset: Offset) => placeAt(stand.at, heading, offset);
    return [
      part(stand, 'box', { type: 'Polygon', coordinates: [outline(stand).map(at)] }),
      ...(stand.heading === null
        ? []
        : [part(stand, 'lead-in', { type: 'MultiLineString', coordinates: leadIn(stand, at) })]),
      part(stand, 'middle', { type: 'Point', coordinates: stand.at }),
      part(stand, 'name', { type: 'Point', coordinates: namePlace(stand) }),
    ];
  });
}

/** The middle of a stand's name. */
export function namePlace({ at, heading, length }: Stand): Position {
  return placeAt(at, heading ?? 0, { ahead: length / 2 + NAME_BEYOND, right: 0 });
}

function part({ id, name }: Stand, what: string, geometry: Feature['geometry']): Feature {
  return { type: 'Feature', id, properties: { part: what, name }, geometry };
}

function outline({ heading, width, length }: Stand): Offset[] {
  const [side, end] = [width / 2, length / 2];
  if (heading === null) {
    return Array.from({ length: 25 }, (_, index) => ({
      ahead: side * Math.cos((index * Math.PI) / 12),
      right: side * Math.sin((index * Math.PI) / 12),
    }));
  }
  const tail: Offset = { ahead: -end, right: -side };
  return [
    tail,
    { ahead: end * SHOULDER_SHARE, right: -side },
    { ahead: end, right: -side * NOSE_SHARE },
    { ahead: end, right: side * NOSE_SHARE },
    { ahead: end * SHOULDER_SHARE, right: side },
    { ahead: -end, right: side },
    tail,
  ];
}

function leadIn({ width, length }: Stand, at: (offset: Offset) => Position): Position[][] {
  const nose = length * 0.42;
  return [
    [at({ ahead: -length / 2 - LEAD_IN, right: 0 }), at({ ahead: nose, right: 0 })],
    [at({ ahead: nose, right: -width * 0.08 }), at({ ahead: nose, right: width * 0.08 })],
  ];
}
