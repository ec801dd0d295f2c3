import { describe, expect, it } from 'vitest';
import type { ImportHints } from '../../../server/ingest/import-hints.ts';
import type { SurfaceTarget } from './encode/targets.ts';
import { BARCELONA, bus, HINTS, readTargets as read } from './read-recording.ts';

describe('the reference point', () => {
  it('is that of the airport where none is told, with a warning', async () => {
    const { lines, notes } = await read([bus], { ...HINTS, reference: undefined });
    expect(lines[0]).toMatchObject({ lon: 2.0784472, lat: 41.2970628 });
    expect(notes).toContain(
      'positions in metres are taken around 41.29706278,2.078447222, the reference point of LEBL; where the sensor reckons from another, tell that one as the reference',
    );
  });

  it('is asked for where that of the airport is only the middle of its map', async () => {
    const mapOf = (airport: object) => () => JSON.stringify({ features: [], airport });
    const readBy = (target: SurfaceTarget, hints: ImportHints, airport: object) =>
      read([target], { ...HINTS, reference: undefined, ...hints }, 'r.ast', mapOf(airport));
    const estimated = { ...BARCELONA, estimated: true };
    await expect(readBy(bus, {}, estimated)).rejects.toMatchObject({
      needs: 'reference',
      message:
        "tells positions in metres from a reference point, and that of LEBL is only estimated: 41.29706278,2.078447222 is the middle of what its map shows and may lie a kilometre from the sensor's, and so would every position. Import a map that tells its datum (datum_lat and datum_lon of an apt.dat), or tell the point that the sensor reckons from",
    });
    const degrees = { ...bus, x: undefined, y: undefined, lat: 41.3, lon: 2.08 };
    expect((await readBy(degrees, {}, estimated)).lines).toHaveLength(1);
    expect((await readBy(bus, { reference: HINTS.reference }, estimated)).lines).toHaveLength(1);
    expect((await readBy(bus, {}, BARCELONA)).lines).toHaveLength(1);
    // The point of an airport's line, which outranks that of its map
    expect((await readBy(bus, {}, { ...estimated, lat: 41.29 })).lines).toHaveLength(1);
  });
});
