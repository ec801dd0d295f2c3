import { describe, expect, it } from 'vitest';
import { AIRCRAFT_TYPES } from '../../../data/shift/aircraft-types.ts';
import type { FlightPlan } from '../../../data/shift/flight-plan.ts';
import { Random } from '../../../data/shift/random.ts';
import { planSteps } from '../../../data/shift/step-plan.ts';
import { taskGraph } from '../../../data/shift/task-graph.ts';

const plan: FlightPlan = {
  flightId: 'MRX1204-14MAR',
  airline: 'MRX',
  inbound: 'MRX1204',
  outbound: 'MRX1205',
  origin: 'LEMD',
  destination: 'LEPA',
  registration: 'QX-AAA',
  address: 'f01234',
  aircraft: AIRCRAFT_TYPES.A320,
  direction: 'turnaround',
  terminal: 'T1',
  remote: false,
  sibt: 0,
  sobt: 3600,
};
const untouched = () => ({ start: null, end: null });
const times = { inBlock: 0, offBlock: 3600, startUp: 3600, now: -3600 };

describe('the steps of a turnaround', () => {
  it('add stairs, buses, power and marshalling on a remote stand', () => {
    const pier = taskGraph(plan, false, new Random(1)).map(({ taskType }) => taskType);
    const remote = taskGraph(plan, true, new Random(1)).map(({ taskType }) => taskType);
    for (const type of ['stairs', 'bus_transfer', 'ground_power', 'marshalling'] as const) {
      expect(pier).not.toContain(type);
      expect(remote).toContain(type);
    }
    expect(remote.filter(type => type === 'stairs')).toHaveLength(2);
    expect(remote.filter(type => type === 'bus_transfer')).toHaveLength(4);
  });

  it('come after those that they wait for', () => {
    const seen = new Set<string>();
    for (const { step, after } of taskGraph(plan, true, new Random(1))) {
      for (const before of after) expect(seen).toContain(before);
      seen.add(step);
    }
  });

  it('fit into an hour and end before the pushback', () => {
    const planned = planSteps(taskGraph(plan, false, new Random(1)), untouched, times);
    const pushback = planned.get('pushback');
    expect(pushback?.start).toBe(3600);
    for (const [step, { end }] of planned) if (step !== 'pushback') expect(end).toBeLessThanOrEqual(3600);
    const fuelled = planned.get('fuelling')?.end ?? 0;
    expect(planned.get('boarding')?.start).toBeGreaterThanOrEqual(fuelled + 300);
  });

  it('move with a late in-block, up to the pushback', () => {
    const specs = taskGraph(plan, false, new Random(1));
    const onTime = planSteps(specs, untouched, times);
    const late = planSteps(specs, untouched, { ...times, inBlock: 2400 });
    expect((late.get('deboarding')?.start ?? 0) - (onTime.get('deboarding')?.start ?? 0)).toBe(2400);
    expect(late.get('pushback')?.start).toBeGreaterThan(3600);
  });

  it('leave what has happened and hold back what waits for a running step', () => {
    const specs = taskGraph(plan, false, new Random(1));
    const progress = (step: string) => ({ start: step === 'fuelling' ? 900 : null, end: null });
    const planned = planSteps(specs, progress, { ...times, now: 4000 });
    expect(planned.get('fuelling')).toEqual({ start: 900, end: 4000 });
    expect(planned.get('boarding')?.start).toBeGreaterThanOrEqual(4300);
  });
});
