export const format = {
  unit: { second: ' s', minute: ' min', minuteAlone: ' min', hour: ' h', day: ' d' },
  late: '{{duration}} late',
  early: '{{duration}} early',
  onTime: 'on time',
  enterTime: 'Enter a time.',
  writeTime: 'Write 14:05, 14:05:30 or 2020-10-02T14:05:30Z.',
  noSuchTime: 'There is no such time of day.',
  outside: 'Outside the range, {{from}} to {{to}}.',
} as const;
