import { expect, it } from 'vitest';
import type { RecordKind } from '../../../server/contract/records.ts';
import { missingAt } from '../../../web/recordings/missing.ts';
import { worksWithout } from '../../../web/recordings/works-without.ts';

const recorded = (...kinds: RecordKind[]) => ({
  recorded: kinds.map(kind => ({ kind, from: '', to: '', records: 1 })),
});

it('names what is not there, but nothing where nothing at all is', () => {
  expect(missingAt(recorded('vehicle', 'task', 'flight'), true)).toEqual([]);
  expect(missingAt(recorded('notification'), false)).toEqual(['positions', 'tasks', 'flights', 'map']);
  expect(missingAt(recorded('task'), true)).toEqual(['positions', 'flights']);
  expect(missingAt(recorded(), false)).toEqual([]);
});

it('names as working only what is there', () => {
  expect(worksWithout(['flights', 'map'])).toBe(
    'What works: the timeline, vehicles on the map and in the list, and tasks with their Gantt chart.',
  );
  expect(worksWithout(['positions', 'tasks', 'flights', 'map'])).toBe('What works: the timeline.');
  expect(worksWithout(['tasks', 'flights'], false)).toBe(
    'What works: the timeline and vehicles in the list.',
  );
});
