export const shell = {
  pane: {
    all: 'Panes below the map',
    gantt: 'Gantt',
    flights: 'Flights',
    turnaround: 'Turnaround',
    height: 'Height of the pane',
    larger: 'Cover the map with the pane',
    smaller: 'Show the map above the pane',
    close: 'Close the pane',
    loading: 'Loading …',
    failed: 'This pane could not be loaded. Reload the page.',
  },
} as const;
