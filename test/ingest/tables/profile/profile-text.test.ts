import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { presets } from '../../../../server/ingest/tables/profile/presets.ts';
import { parseProfile, profileText } from '../../../../server/ingest/tables/profile/profile-text.ts';

const lines = (...text: string[]) => text.join('\n');

describe('parseProfile', () => {
  it('reads YAML with comments, and JSON', () => {
    const profile = { kind: 'positions', fields: { time: 'when', speed: { column: 'v', unit: 'kmh' } } };
    const yaml = lines(
      '# mine',
      'kind: positions',
      'fields:',
      '  time: when # UTC',
      '  speed: { column: v, unit: kmh }',
    );
    expect(parseProfile(yaml)).toEqual(profile);
    expect(parseProfile(JSON.stringify(profile))).toEqual(profile);
  });

  it.each<[string, string, string]>([
    ['a tab', 'kind: tasks\nfields:\n\ttime: a', 'line 3: '],
    ['a key twice', 'kind: tasks\nkind: tasks', 'line 2: Map keys must be unique'],
    ['a text alone', 'hello', 'must be keys and values, such as kind: positions'],
    ['nothing', '', 'must be keys and values, such as kind: positions'],
    ['no kind', 'fields: {time: a}', 'kind: is missing'],
    ['another kind', 'kind: cars\nfields: {}', 'line 1, kind: must be one of positions, tasks'],
    ['an unknown key', 'kind: tasks\nfields: {}\ncolour: red', 'line 3, colour: is no key of a profile'],
    [
      'an unknown field',
      lines('kind: tasks', 'fields:', '  time: a', '  taskid: b'),
      'line 4, fields.taskid: is no field of tasks; known are',
    ],
    [
      'an unknown unit',
      lines('kind: positions', 'fields:', '  speed:', '    column: v', '    unit: furlongs'),
      'line 5, fields.speed.unit: must be one of kt, mps',
    ],
    [
      'a word that no field may hold',
      lines('kind: positions', 'fields:', '  vehicleType:', '    {column: a, values: {B: baggage_trac}}'),
      'line 4, fields.vehicleType.values.B: must be one of aircraft, tow_tractor',
    ],
    [
      'such a word for all others',
      lines('kind: tasks', 'fields:', '  status: {column: a, otherwise: perhaps}'),
      'line 3, fields.status.otherwise: must be one of ',
    ],
    [
      'a word for a number',
      lines('kind: positions', 'fields:', '  speed: {column: a, values: {fast: quick}}'),
      'line 3, fields.speed.values.fast: must be a number',
    ],
    [
      'a field from nowhere',
      lines('kind: positions', 'fields:', '  speed: {unit: kt}'),
      'line 3, fields.speed: must say where its values come from',
    ],
    ['a zone on Mars', 'zone: Mars\nkind: tasks\nfields: {}', 'line 1, zone: must be UTC, an offset'],
    ['a wrong encoding', 'kind: tasks\nfields: {}\nencoding: morse', 'line 3, encoding: must be an encoding'],
    [
      'a milestone in small letters',
      lines('kind: flights', 'fields:', '  milestones:', '    aibt: a'),
      'line 4, fields.milestones.aibt: must be an A-CDM abbreviation',
    ],
    [
      'pairs of tasks',
      lines('kind: tasks', 'fields: {}', 'pair: {by: [a], shortest: PT1M, longest: PT2M}'),
      'line 3, pair: pairs flights alone',
    ],
    ['very much', `# ${'x'.repeat(70_000)}`, 'is longer than 65,536 characters'],
  ])('refuses %s, naming line and key', (_, text, message) => {
    expect(() => parseProfile(text)).toThrow(
      expect.objectContaining({
        name: 'ImportError',
        needs: 'profile',
        message: expect.stringContaining(`cannot be read with its profile: ${message}`),
      }),
    );
  });

  it('reads the examples of the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    const examples = [...readme.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) =>
      parseProfile(text),
    );
    expect(examples.map(({ kind }) => kind)).toEqual(['positions', 'flights']);
  });

  it('reads again what it wrote', () => {
    for (const { profile } of presets()) expect(parseProfile(profileText(profile))).toEqual(profile);
  });
});
