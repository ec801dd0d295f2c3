/** What the camera knows of a selected vehicle that the map holds. */
type Sought = {
  readonly followed: boolean;
  /** Whether the reader has just picked it. */
  readonly picked: boolean;
  /** Whether its last place lies on the airport, or just beside it. */
  readonly onField: boolean;
  /** Whether it has been silent for so long that it is drawn no more. */
  readonly faded: boolean;
};

/**
 * What the camera does about a selected vehicle: stay with it, bring it into view, or nothing. It goes to no empty ground:
 * not to an aircraft that has left, nor off the airport for one that was picked in a list.
 */
export function cameraGoal({ followed, picked, onField, faded }: Sought): 'center' | 'bring' | 'stay' {
  if (followed) return onField || !faded ? 'center' : 'stay';
  return picked && onField ? 'bring' : 'stay';
}
