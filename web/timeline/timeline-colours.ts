import type { TimelineColours } from './draw-timeline.ts';

/** The theme's colours and the page's typeface, as a canvas needs them, from the custom properties on `element`. */
export function readTimelineColours(element: Element): { colours: TimelineColours; font: string } {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    colours: {
      vehicles: colour('vehicles'),
      work: colour('work'),
      warning: colour('warning'),
      critical: colour('critical'),
      line: colour('line'),
      text: colour('text'),
      muted: colour('text-muted'),
    },
    font: `${colour('size-small')} ${style.fontFamily}`,
  };
}
