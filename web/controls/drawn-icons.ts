/** Outlines of what drives on an apron, which no icon library has; drawn on Lucide's grid and with its line. */
export const DRAWN = {
  aircraft:
    'M12 2.5c.9 0 1.4 1 1.4 2.2v4l7.1 4.6v1.9l-7.1-2.2v4.2l2.3 1.8v1.5L12 19.4l-3.7 1.1V19l2.3-1.8V13l-7.1 2.2v-1.9l7.1-4.6v-4c0-1.2.5-2.2 1.4-2.2z',
  tractor:
    'M3 16V9.5h7V6h5l2 5.5h4V16M7 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 16.5h6',
  truck:
    'M2.5 16V7H14v9M14 10h4l3.5 3.5V16h-2M7 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 16.5h6',
  bus: 'M3 6.5h18V16H3zM3 11h18M9 6.5V11M15 6.5V11M7.5 16v2M16.5 16v2',
  loader:
    'M3 16h18M4 13l15-7M7 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 11.2V14M15 8v6',
  stairs: 'M4 18V14h4v-3h4V8h4V5h4v13zM7 18v2M17 18v2',
  car: 'M3 16v-4l2.5-1L8 7h7l3 4 3 1v4h-2M7 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 16.5h6',
} as const;
