/** What is told of a selected vehicle, task, flight or stand. */
export const details = {
  edge: 'Height of the details',
} as const;
