export const turnaround = {} as const;
