import { describe, expect, it } from 'vitest';
import type { Airport } from '../../../server/contract/history.ts';
import type { FieldError } from '../../../server/contract/problems.ts';
import {
  fieldsWith,
  firstAnswers,
  questionsOf,
  wrongAnswers,
} from '../../../web/recordings/retry-answers.ts';

const errors = (...paths: string[]): FieldError[] => paths.map(path => ({ path, message: 'would help' }));
const refusing = (file: string, ...paths: string[]): FieldError[] => [
  { path: 'file', message: `${file} cannot be read` },
  ...errors(...paths),
];
const file = (name: string) => new File([], name);
const BARCELONA: Airport = {
  airportId: 'LEBL',
  name: 'Barcelona',
  timeZone: 'Europe/Madrid',
  lon: 2.0784,
  lat: 41.2971,
  map: true,
  recorded: [],
};

describe('questionsOf', () => {
  it('is what a refusal names, in the order of the form', () => {
    expect(questionsOf({ errors: refusing('a.csv', 'profile', 'columns', 'format') })).toEqual([
      'format',
      'columns',
      'profile',
    ]);
    expect(questionsOf({ errors: errors('file', 'sessions') })).toEqual([]);
  });
});

describe('firstAnswers', () => {
  const files = [file('20200101.apt.dat'), file('201002-lebl.ast')];
  const asked = { errors: refusing('201002-lebl.ast', 'date'), files };

  it('has what was told before', () => {
    const fields = { airport: 'LEBL', columns: 'id=unit', date: '2020-10-03' };
    expect(firstAnswers({ ...asked, fields }, [])).toEqual(fields);
  });

  it('suggests the date that the name of the refused file holds', () => {
    expect(firstAnswers({ ...asked, fields: {} }, [])).toEqual({ date: '2020-10-02' });
    expect(firstAnswers({ errors: errors('date'), files, fields: {} }, [])).toEqual({});
  });

  it('suggests the place of the airport in place of a reference point that was refused', () => {
    const told = { ...asked, files: [], fields: { airport: 'LEBL', reference: '2.07,41.29' } };
    expect(firstAnswers(told, [BARCELONA]).reference).toBe('41.2971,2.0784');
    expect(firstAnswers(told, [{ ...BARCELONA, lat: null, lon: null }]).reference).toBe('2.07,41.29');
    expect(firstAnswers({ ...told, fields: {} }, [BARCELONA]).reference).toBeUndefined();
    expect(firstAnswers({ ...told, fields: { airport: 'LEBL' } }, [BARCELONA]).reference).toBeUndefined();
  });
});

describe('wrongAnswers', () => {
  it('finds answers that are missing or cannot be right', () => {
    expect(wrongAnswers(['airport', 'reference', 'date', 'timeZone'], {})).toHaveLength(4);
    const bad = { airport: '?', reference: '2.07', date: '2020-13-01', timeZone: 'Mars' };
    expect(wrongAnswers(['airport', 'reference', 'date', 'timeZone'], bad)).toHaveLength(4);
    const good = { airport: ' lebl ', reference: '41.3, 2.07', date: '2020-10-02', timeZone: '+02:00' };
    expect(wrongAnswers(['airport', 'reference', 'date', 'timeZone'], good)).toEqual([]);
    expect(wrongAnswers(['timeZone'], { timeZone: 'Europe/Madrid' })).toEqual([]);
  });

  it('is content with columns or a profile', () => {
    expect(wrongAnswers(['columns', 'profile'], { columns: ' ' })).toEqual(['columns', 'profile']);
    expect(wrongAnswers(['columns', 'profile'], { columns: 'id=unit' })).toEqual([]);
    expect(wrongAnswers(['columns', 'profile'], { profile: 'sfo-flights' })).toEqual([]);
    expect(wrongAnswers(['columns'], { profile: 'sfo-flights' })).toEqual(['columns']);
  });
});

describe('fieldsWith', () => {
  it('adds answers to what was told before, and takes back what was emptied', () => {
    const fields = { airport: 'LEBL', columns: 'id=wrong' };
    expect(fieldsWith({ fields }, ['columns', 'profile'], { columns: ' ', profile: 'sfo-flights' })).toEqual({
      airport: 'LEBL',
      profile: 'sfo-flights',
    });
    expect(fieldsWith({ fields: {} }, ['airport'], { airport: ' lebl ', date: '2020-10-02' })).toEqual({
      airport: 'LEBL',
    });
  });
});
