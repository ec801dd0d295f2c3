import { baggageSteps, type Draft, type Setting } from './baggage-steps.ts';
import type { FlightPlan } from './flight-plan.ts';
import type { Random } from './random.ts';
import { plannedDuration } from './task-durations.ts';
import { MINUTE, PUSHBACK, type TaskSpec } from './task-spec.ts';

const inBlock = (minutes: number) => ({ at: 'in_block', offset: minutes * MINUTE }) as const;

const offBlock = (minutes: number) => ({ at: 'off_block', offset: -minutes * MINUTE }) as const;

/** An aircraft that has stood overnight is served by the clock of its departure, one that has come by its arrival. */
const soon = ({ arrives, aircraft, ease }: Setting, minutesBefore: number) =>
  arrives ? inBlock(5) : offBlock(minutesBefore + ease + (aircraft.body === 'wide' ? 40 : 0));

const buses = ({ aircraft, remote }: Setting, direction: 'in' | 'out') =>
  remote ? (aircraft.seats < 120 ? [1] : [1, 2]).map(number => `bus_${direction}_${number}`) : [];

function remoteSteps(setting: Setting): Draft[] {
  const { arrives, departs, aircraft } = setting;
  const after = arrives ? ['chocks'] : [];
  const anchor = arrives ? inBlock(1) : offBlock(68);
  const until = departs ? 'boarding' : 'cleaning';
  const stairs = {
    taskType: 'stairs',
    vehicleType: 'passenger_stairs',
    after,
    anchor,
    until,
    priority: 4,
  } as const;
  const drafts: Draft[] = [
    {
      step: 'ground_power',
      taskType: 'ground_power',
      vehicleType: 'ground_power_unit',
      position: 'power',
      after,
      anchor,
      until,
    },
    { ...stairs, step: 'stairs_front', position: 'front_door' },
  ];
  if (aircraft.code !== 'AT76') drafts.push({ ...stairs, step: 'stairs_rear', position: 'rear_door' });
  return drafts;
}

function busSteps(setting: Setting, direction: 'in' | 'out', draft: Partial<TaskSpec>): Draft[] {
  return buses(setting, direction).map((step, index) => ({
    ...draft,
    step,
    taskType: 'bus_transfer',
    vehicleType: 'bus',
    position: index === 0 ? 'bus_front' : 'bus_rear',
    priority: 4,
  }));
}

function arrivalSteps(setting: Setting): Draft[] {
  const after = ['chocks'];
  const doors = setting.remote ? ['stairs_front', ...buses(setting, 'in').slice(0, 1)] : [];
  return [
    ...busSteps(setting, 'in', { after, anchor: inBlock(2) }),
    { step: 'deboarding', taskType: 'deboarding', after, during: doors, anchor: inBlock(2), priority: 4 },
    ...baggageSteps(setting, 'unloading', { after, anchor: inBlock(2) }),
  ];
}

function cabinSteps(setting: Setting): Draft[] {
  const after = setting.arrives ? ['deboarding'] : [];
  const drafts: Draft[] = [
    {
      step: 'water',
      taskType: 'water',
      vehicleType: 'water_truck',
      position: 'water',
      after: setting.arrives ? ['chocks'] : [],
      anchor: soon(setting, 64),
      priority: 2,
    },
    {
      step: 'lavatory',
      taskType: 'lavatory',
      vehicleType: 'lavatory_truck',
      position: 'lavatory',
      after: ['water'],
      anchor: soon(setting, 54),
      priority: 2,
    },
    {
      step: 'cleaning',
      taskType: 'cleaning',
      vehicleType: 'cleaning_van',
      position: 'cleaning',
      after,
      anchor: soon(setting, 60),
    },
  ];
  if (!setting.departs) return drafts;
  return [
    ...drafts,
    {
      step: 'catering',
      taskType: 'catering',
      vehicleType: 'catering_truck',
      position: 'catering',
      after,
      anchor: soon(setting, 56),
    },
    {
      step: 'fuelling',
      taskType: 'fuelling',
      vehicleType: 'fuel_truck',
      position: 'fuel',
      after,
      anchor: soon(setting, 52),
      priority: 4,
    },
  ];
}

function departureSteps(setting: Setting, boarding: number): Draft[] {
  const after = ['cleaning', 'catering', 'fuelling'];
  const anchor = { at: 'off_block', offset: -boarding - 3 * MINUTE } as const;
  const latest = offBlock(setting.aircraft.body === 'wide' ? 52 : 30);
  return [
    ...baggageSteps(setting, 'loading', { anchor: latest }),
    ...busSteps(setting, 'out', {
      after,
      pause: 4 * MINUTE,
      anchor: { ...anchor, offset: anchor.offset - MINUTE },
    }),
    {
      step: 'boarding',
      taskType: 'boarding',
      duration: boarding,
      after,
      during: buses(setting, 'out').slice(0, 1),
      pause: 5 * MINUTE,
      anchor,
      priority: 5,
    },
  ];
}

/**
 * The steps of a visit, each after those that it waits for. In-block, then unloading, deboarding, catering and water;
 * deboarding, then fuelling and cleaning, then boarding; water, then lavatory; unloading, then loading; all before
 * the pushback. A remote stand adds marshalling, ground power, stairs and buses.
 */
export function taskGraph(plan: FlightPlan, remote: boolean, random: Random): TaskSpec[] {
  const { aircraft } = plan;
  const ease = random.between(0, 25);
  const setting = { aircraft, remote, ease, arrives: plan.sibt !== null, departs: plan.sobt !== null };
  const drafts: Draft[] = [];
  if (setting.arrives && remote) {
    drafts.push({
      step: 'marshalling',
      taskType: 'marshalling',
      vehicleType: 'follow_me',
      position: 'lead',
      anchor: inBlock(-4),
      priority: 4,
    });
  }
  if (setting.arrives) drafts.push({ step: 'chocks', taskType: 'chocks', priority: 4 });
  if (remote) drafts.push(...remoteSteps(setting));
  if (setting.arrives) drafts.push(...arrivalSteps(setting));
  drafts.push(...cabinSteps(setting));
  if (setting.departs) {
    drafts.push(...departureSteps(setting, plannedDuration('boarding', aircraft, random)));
    const after = drafts.map(({ step }) => step);
    drafts.push({
      step: PUSHBACK,
      taskType: 'pushback',
      vehicleType: 'tow_tractor',
      position: 'nose',
      after,
      anchor: { at: 'start_up', offset: 0 },
      priority: 5,
    });
  }
  return drafts.map(draft => ({
    vehicleType: null,
    position: null,
    duration: plannedDuration(draft.taskType, aircraft, random),
    after: [],
    during: [],
    until: null,
    anchor: inBlock(0),
    pause: 0,
    continues: null,
    priority: 3,
    ...draft,
  }));
}
