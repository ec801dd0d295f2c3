import { describe, expect, it } from 'vitest';
import { type Applicant, choose } from '../../../data/shift/dispatcher.ts';

const applicant = (vehicleId: string, more: Partial<Applicant> = {}): Applicant => ({
  vehicleId,
  distance: 800,
  etaSeconds: 160,
  tasksDone: 2,
  energy: 80,
  homeTerminal: 'T1',
  outOfService: false,
  charging: false,
  busyWith: null,
  heldFor: null,
  refused: false,
  ...more,
});
const demand = { slack: 600, terminal: 'T1', continues: null };
const reason = (more: Partial<Applicant>) =>
  choose([applicant('BT-01', more)], demand).candidates[0]?.rejectedBecause;

describe('choose', () => {
  it('takes the nearest of equals', () => {
    const choice = choose([applicant('BT-01', { etaSeconds: 400 }), applicant('BT-02')], demand);
    expect(choice.chosenVehicleId).toBe('BT-02');
    expect(choice.candidates.map(({ vehicleId }) => vehicleId)).toEqual(['BT-02', 'BT-01']);
  });

  it('spares the one that has worked more, and lets one go on at its aircraft', () => {
    const both = [applicant('BT-01', { tasksDone: 9 }), applicant('BT-02')];
    expect(choose(both, demand).chosenVehicleId).toBe('BT-02');
    expect(choose(both, { ...demand, continues: 'BT-01' }).chosenVehicleId).toBe('BT-01');
  });

  it('says why one is not taken', () => {
    expect(reason({ outOfService: true })).toBe('out of service');
    expect(reason({ charging: true })).toBe('charging');
    expect(reason({ refused: true })).toBe('driver refused this task');
    expect(reason({ energy: 12.7 })).toBe('low energy, 12 %');
    expect(reason({ distance: 6100 })).toBe('too far, 6.1 km');
    expect(reason({ busyWith: 'T-0007', etaSeconds: 1200 })).toBe('busy with T-0007, 10 min late');
    expect(reason({ busyWith: 'T-0007', heldFor: 'T-0009' })).toBe('busy with T-0007, holds T-0009');
    expect(reason({ busyWith: 'T-0007', etaSeconds: 700 })).toBeNull();
  });

  it('chooses nobody where something speaks against all, and lists at most twelve', () => {
    const all = Array.from({ length: 20 }, (_, index) => applicant(`BT-${index}`, { charging: true }));
    const choice = choose(all, demand);
    expect(choice.chosenVehicleId).toBeNull();
    expect(choice.candidates).toHaveLength(12);
  });
});
