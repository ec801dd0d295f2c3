/** What the frame of the page says of recordings, whether or not some are imported. */
export const recordings = {
  import: 'Import a recording',
  importing: 'Importing, {{percent}} %',
  importingPlain: 'Importing',
  close: 'Close',
  drop: {
    anywhere: 'Drop to import',
    anywhereHint: 'All files come in together, or none of them.',
    busy: 'An import is under way: wait until it is done.',
  },
  missing: {
    title: 'Missing at {{airport}}',
    brief: 'Missing at {{airport}}: {{parts}}',
    name: { positions: 'positions', tasks: 'tasks', flights: 'flights', map: 'the map' },
    positions: 'No positions: the map shows the airport and its stands, but no vehicle moves on it.',
    tasks: 'No tasks: nobody’s work can be followed.',
    flights: 'No flights: the flights board and the turnarounds stay empty.',
    map: 'No map: vehicles are drawn on empty ground, without stands. Import its map: apt.dat, GeoJSON or Overpass JSON.',
    works: 'What works: {{parts}}.',
    with: {
      always: 'the timeline',
      positions: 'vehicles on the map and in the list',
      listed: 'vehicles in the list',
      tasks: 'tasks with their Gantt chart',
      flights: 'the flights board and turnarounds',
      map: 'the airport with its stands',
    },
    add: 'Import',
  },
} as const;
