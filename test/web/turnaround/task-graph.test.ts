import { describe, expect, it } from 'vitest';
import type { TaskState } from '../../../server/contract/records.ts';
import { type TaskGraph, taskGraph } from '../../../web/turnaround/task-graph.ts';
import { at, task } from '../entities.ts';

const of = (taskType: TaskState['taskType'], id: string, rest: Partial<TaskState> = {}) =>
  task(id, { taskType, ...rest });
const from = (graph: TaskGraph, id: string) =>
  (graph.into.get(id) ?? []).map(link => `${link.from} ${link.kind}`).sort();

describe('taskGraph', () => {
  it('links tasks by their types, through all tasks of a type, without what is implied', () => {
    const graph = taskGraph([
      of('pushback', 'push'),
      of('boarding', 'board'),
      of('fuelling', 'fuel'),
      of('cleaning', 'clean'),
      of('deboarding', 'deboard'),
      of('chocks', 'chocks'),
      of('loading', 'load'),
      of('unloading', 'unload1'),
      of('unloading', 'unload2'),
    ]);
    expect(from(graph, 'load')).toEqual(['unload1 finish-start', 'unload2 finish-start']);
    expect(from(graph, 'board')).toEqual(['clean finish-start', 'fuel finish-start']);
    expect(from(graph, 'push')).toEqual(['board finish-start', 'load finish-start']);
    expect(graph.tasks.map(each => each.taskId)).toEqual([
      'chocks',
      'deboard',
      'unload1',
      'unload2',
      'clean',
      'fuel',
      'load',
      'board',
      'push',
    ]);
  });

  it('reaches past a type of which there is no task, and to the chocks where there is nothing before', () => {
    const graph = taskGraph([of('chocks', 'c'), of('water', 'w'), of('boarding', 'b'), of('catering', 'k')]);
    expect(from(graph, 'k')).toEqual(['c finish-start']);
    expect(from(graph, 'w')).toEqual(['c finish-start']);
    const alone = taskGraph([of('deboarding', 'd'), of('boarding', 'b')]);
    expect(from(alone, 'b')).toEqual(['d finish-start']);
  });

  it('lets stairs stand before the first passenger walks and until the last has', () => {
    const graph = taskGraph([
      of('stairs', 'rear', { plannedStart: at(2), plannedEnd: at(41) }),
      of('stairs', 'front', { plannedStart: at(1), plannedEnd: at(41) }),
      of('deboarding', 'off', { plannedStart: at(2), plannedEnd: at(8) }),
      of('boarding', 'on', { plannedStart: at(20), plannedEnd: at(40) }),
    ]);
    expect(from(graph, 'off')).toEqual(['front start-start']);
    expect(from(graph, 'front')).toEqual(['off finish-finish', 'on finish-finish']);
    expect(graph.into.get('front')?.map(link => link.lag)).toEqual([60_000, 60_000]);
    expect([...graph.spanning].sort()).toEqual(['front', 'rear']);
  });

  it('tells the buses that bring passengers from those that take them', () => {
    const graph = taskGraph([
      of('bus_transfer', 'in', { plannedStart: at(2), plannedEnd: at(8) }),
      of('deboarding', 'off', { plannedStart: at(2), plannedEnd: at(8) }),
      of('cleaning', 'clean'),
      of('bus_transfer', 'out', { plannedStart: at(20), plannedEnd: at(26) }),
      of('boarding', 'on', { plannedStart: at(21), plannedEnd: at(40) }),
    ]);
    expect(from(graph, 'off')).toEqual(['in start-start']);
    expect(from(graph, 'out')).toEqual(['clean finish-start']);
    expect(from(graph, 'on')).toEqual(['out start-start']);
  });

  it('takes the recording at its word, by task or by step', () => {
    const graph = taskGraph([
      of('fuelling', 'f', { attributes: { step: 'fuel' } }),
      of('catering', 'k'),
      of('boarding', 'b', { attributes: { after: ['fuel'] } }),
      of('loading', 'l', { attributes: { predecessors: 'k, f' } }),
    ]);
    expect(from(graph, 'b')).toEqual(['f finish-start']);
    expect(from(graph, 'l')).toEqual(['f finish-start', 'k finish-start']);
  });

  it('does not count what was cancelled, and of the failed only what is done again', () => {
    const graph = taskGraph([
      of('fuelling', 'gone', { status: 'cancelled' }),
      of('catering', 'broken', { status: 'failed', plannedStart: at(1), attributes: { step: 'catering' } }),
      of('catering', 'again', { status: 'planned', plannedStart: at(9), attributes: { step: 'catering' } }),
      of('cleaning', 'lost', { status: 'failed' }),
      of('boarding', 'b'),
    ]);
    expect([...graph.counted.keys()]).toEqual(['broken', 'again', 'b']);
    expect(graph.tasks).toHaveLength(5);
    expect(from(graph, 'again')).toEqual(['broken finish-start']);
    expect(from(graph, 'b')).toEqual(['again finish-start']);
  });

  it('shows the first tasks of a flight that has thousands', () => {
    const graph = taskGraph(Array.from({ length: 5000 }, (_, n) => of('other', `T${n}`)));
    expect(graph.tasks.length + graph.more).toBe(5000);
    expect(graph.tasks.length).toBeLessThanOrEqual(150);
  });
});
