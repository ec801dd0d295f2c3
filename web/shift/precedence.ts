import type { TaskState } from '../../server/contract/records.ts';

export type TaskType = NonNullable<TaskState['taskType']>;
type ByType = Readonly<Partial<Record<TaskType, readonly TaskType[]>>>;

/**
 * What has to be over, at the same aircraft, before work of a type can begin; chocks and marshalling lie before all of
 * it. After the published schedules of aircraft turnarounds (critical path of the ground handling: deboarding, then
 * cleaning, catering and fuelling, then boarding; unloading, then loading; all of it, then the pushback).
 */
export const PRECEDENCE: ByType = {
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

/** What has to have begun, at the same aircraft, before work of a type can begin: nobody walks before stairs stand. */
export const BEGUN_BEFORE: ByType = {
  deboarding: ['stairs', 'bus_transfer'],
  boarding: ['stairs', 'bus_transfer'],
};

/** Work that lasts as long as other work at the same aircraft, and ends after the last of it. */
export const LASTS_THROUGH: ByType = {
  stairs: ['deboarding', 'cleaning', 'boarding'],
  ground_power: ['deboarding', 'cleaning', 'boarding'],
};
