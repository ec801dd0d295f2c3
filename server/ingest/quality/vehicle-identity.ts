import type { VehicleType } from '../../contract/vocabulary.ts';

/** A word told of a vehicle that had been told another. `time` in ms since 1970, NaN where it has none. */
export interface Change {
  readonly was: string;
  readonly is: string;
  readonly time: number;
}

/** What a vehicle is told to be: the last of it, and the first contradiction. */
export class VehicleIdentity {
  type: VehicleType | null = null;
  callsign: string | null = null;
  typeChange: Change | undefined;
  callsignChange: Change | undefined;

  /** `other` is what surveillance calls any ground vehicle: it contradicts `aircraft` alone. */
  tellType(type: VehicleType, time: number): void {
    const was = this.type;
    if (type === was || type === 'unknown') return;
    if (was !== null && contradict(was, type)) this.typeChange ??= { was, is: type, time };
    if (type !== 'other' || was === null || was === 'aircraft') this.type = type;
  }

  tellCallsign(callsign: string, time: number): void {
    if (callsign === this.callsign) return;
    if (this.callsign !== null) this.callsignChange ??= { was: this.callsign, is: callsign, time };
    this.callsign = callsign;
  }

  /** By which callsign it went at a time, as far as that is kept: the first change and the last callsign are. */
  callsignAt(time: number): string | null {
    const { callsignChange: change } = this;
    return change && time < change.time ? change.was : this.callsign;
  }

  /** Takes what another source told of the same vehicle. */
  absorb({ type, callsign, typeChange, callsignChange }: VehicleIdentity): void {
    this.typeChange ??= typeChange;
    this.callsignChange ??= callsignChange;
    if (type !== null) this.tellType(type, Number.NaN);
    if (callsign !== null) this.callsign = callsign;
  }

  /** Whether its callsign should stay as it is: an aircraft's is that of its flight. */
  get keepsCallsign(): boolean {
    return this.type !== null && this.type !== 'aircraft';
  }
}

function contradict(a: VehicleType, b: VehicleType): boolean {
  return (a !== 'other' && b !== 'other') || a === 'aircraft' || b === 'aircraft';
}
