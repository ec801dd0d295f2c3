/** Outlines on a 24 by 24 grid, drawn with the text's colour; those in `SOLID` are filled. */
const PATHS = {
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8 5.5v13M16 5.5v13',
  stop: 'M6.5 6.5h11v11h-11z',
  toStart: 'M6 6v12M18 6.5v11L10 12z',
  toEnd: 'M18 6v12M6 6.5v11L14 12z',
  stepBack: 'M11 7l-5 5 5 5M18 7l-5 5 5 5',
  stepForward: 'M13 7l5 5-5 5M6 7l5 5-5 5',
  previousRecord: 'M18 6.5l-6 5.5 6 5.5M6.5 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  nextRecord: 'M6 6.5l6 5.5-6 5.5M17.5 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  loop: 'M17 3l3 3-3 3M4 11V9a3 3 0 0 1 3-3h13M7 21l-3-3 3-3M20 13v2a3 3 0 0 1-3 3H4',
  filter: 'M4 5h16l-6.2 7.3V18l-3.6 2v-7.7z',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8v.01',
  warning: 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.01',
  critical: 'M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3zM12 8v5M12 16v.01',
  follow: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12 2.5V7M12 17v4.5M2.5 12H7M17 12h4.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
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

const SOLID: ReadonlySet<string> = new Set(['play', 'aircraft']);

export type IconName = keyof typeof PATHS;

/** A drawn sign; it says nothing by itself, so whatever holds it needs a label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={SOLID.has(name) ? 'icon solid' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
