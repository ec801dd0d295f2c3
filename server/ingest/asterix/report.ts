/** What a report says of its target's kind; `undefined` where it says nothing at all. */
export type TargetKind = 'aircraft' | 'helicopter' | 'ground vehicle' | 'obstacle' | 'undetermined';

/** What a report is set apart by where it holds, and what takes it back where it does not. */
export const FLAGS = [
  'specialPosition',
  'simulated',
  'testTarget',
  'corruptedReplies',
  'mode3ANotValidated',
  'mode3AGarbled',
  'mode3ANotExtracted',
  'flightLevelNotValidated',
  'flightLevelGarbled',
  'trackInitialising',
  'trackLastReport',
  'horizontalManoeuvre',
  'smoothedPosition',
  'ghostTrack',
  'inTrouble',
  'positionNotConfirmed',
  'positionCheckFailed',
  'militaryEmergency',
] as const;

/** Words that a report gives only where there is something to tell, taken back by the next one that does not. */
export const PASSING_WORDS = [
  'extrapolation',
  'movement',
  'doubt',
  'mergeOrSplit',
  'loop',
  'emergency',
] as const;

type Flag = (typeof FLAGS)[number] | (typeof PASSING_WORDS)[number];

/** The bit of a flag, or of a word that may be taken back, in {@link Report.told} and {@link Report.set}. */
export function bitOf(flag: Flag): number {
  return 1 << [...FLAGS, ...PASSING_WORDS].indexOf(flag);
}

export const TARGET_REPORT = 1;

/** What a vehicle's state needs of one record. A single one is filled again and again; see {@link Report.clear}. */
export class Report {
  /** Message type of CAT010; records of CAT021 are all target reports. */
  message = TARGET_REPORT;
  /** System area code and system identification code, as one number. */
  source = 0;
  /** Milliseconds since midnight, UTC; NaN where not told. */
  timeOfDay = Number.NaN;
  /** WGS-84 degrees; NaN where not told. */
  lat = Number.NaN;
  lon = Number.NaN;
  /** Metres east and north of the reference point; NaN where not told. */
  x = Number.NaN;
  y = Number.NaN;
  /** The 24-bit address; 0 where not told. */
  address = 0;
  /** -1 where not told. */
  trackNumber = -1;
  /** Metres per second; NaN where not told. */
  speed = Number.NaN;
  /** Degrees clockwise from true north; NaN where not told, or where the target stands. */
  heading = Number.NaN;
  /** Degrees clockwise from north by a source that is less sure of it than of a heading; NaN where there is a better one. */
  trackAngle = Number.NaN;
  /** The identification's first and last four characters, six bits each; -1 where not told. */
  identHigh = -1;
  identLow = -1;
  kind: TargetKind | undefined = undefined;
  /** Number of the vehicle's fleet (I010/300); 0 where not told. */
  fleet = 0;
  /** Whether a transponder told this that stands on the field to check the sensor. */
  fieldMonitor = false;
  /** The flags that this report speaks of. */
  told = 0;
  /** Those of them that hold. */
  set = 0;

  clear(): void {
    this.message = TARGET_REPORT;
    this.source = 0;
    this.timeOfDay = Number.NaN;
    this.lat = Number.NaN;
    this.lon = Number.NaN;
    this.x = Number.NaN;
    this.y = Number.NaN;
    this.address = 0;
    this.trackNumber = -1;
    this.speed = Number.NaN;
    this.heading = Number.NaN;
    this.trackAngle = Number.NaN;
    this.identHigh = -1;
    this.identLow = -1;
    this.kind = undefined;
    this.fleet = 0;
    this.fieldMonitor = false;
    this.told = 0;
    this.set = 0;
  }

  /** Whether it says where its target is. */
  get isPlaced(): boolean {
    return !Number.isNaN(this.lat) || !Number.isNaN(this.x);
  }

  /** `bit`: of {@link bitOf}. */
  flag(bit: number, holds: boolean): void {
    this.told |= bit;
    if (holds) this.set |= bit;
  }
}
