import type { FormatReader } from '../format-reader.ts';
import { looksLikeObjects } from './json/json-shape.ts';
import { readTable } from './read-table.ts';

export const jsonFormat: FormatReader = {
  format: 'json',
  title:
    'objects for positions, tasks, flights or notifications: in an array, or one a line without its kind',
  turn: 'unplaced',
  recognises: looksLikeObjects,
  read: file => readTable('json', file),
};
