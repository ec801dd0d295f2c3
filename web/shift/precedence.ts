import type { TaskState } from '../../server/contract/records.ts';

type TaskType = NonNullable<TaskState['taskType']>;

/**
 * What has to be over, at the same aircraft, before work of a type can begin; chocks and marshalling lie before all of
 * it. After the published schedules of aircraft turnarounds (critical path of the ground handling: deboarding, then
 * cleaning, catering and fuelling, then boarding; unloading, then loading; all of it, then the pushback).
 */
export const PRECEDENCE: Readonly<Partial<Record<TaskType, readonly TaskType[]>>> = {
  chocks: ['marshalling'],
  ground_power: ['chocks'],
  stairs: ['chocks'],
  deboarding: ['chocks'],
  unloading: ['chocks'],
  catering: ['deboarding'],
  cleaning: ['deboarding'],
  fuelling: ['deboarding'],
  lavatory: ['water'],
  boarding: ['deboarding', 'cleaning', 'catering', 'fuelling'],
  loading: ['unloading'],
  deicing: ['boarding', 'loading'],
  pushback: [
    'boarding',
    'loading',
    'catering',
    'fuelling',
    'cleaning',
    'water',
    'lavatory',
    'ground_power',
    'stairs',
    'deicing',
  ],
};
