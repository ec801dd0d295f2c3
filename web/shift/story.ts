import { toMs } from '../../server/contract/time.ts';

/** A state that was told, and when (ms since 1970). */
export type Told<S> = { readonly time: number; readonly state: S };

/** All that was recorded of one task or flight, in order of time: its whole state after each record. Never empty. */
export class Story<S extends { readonly time: string }> {
  readonly told: readonly Told<S>[];

  constructor(states: readonly S[]) {
    if (states.length === 0) throw new RangeError('a story tells at least one state');
    this.told = states.map(state => ({ time: toMs(state.time), state }));
  }

  /** Its state at `time` (ms since 1970), inclusive; `undefined` before the first record. */
  at(time: number): S | undefined {
    let low = 0;
    let high = this.told.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.told[middle]?.time ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return this.told[low - 1]?.state;
  }

  /** How it ended, as far as that was recorded. */
  get last(): S {
    return (this.told.at(-1) as Told<S>).state;
  }
}
