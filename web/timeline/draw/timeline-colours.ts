import { COLOUR_NAMES, type TimelineColours } from './timeline-drawing.ts';

/** The theme's colours and the page's typeface, as a canvas needs them, from the custom properties on `element`. */
export function readTimelineColours(element: Element): { colours: TimelineColours; font: string } {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    colours: Object.fromEntries(COLOUR_NAMES.map(name => [name, read(name)])) as TimelineColours,
    font: `${read('size-small')} ${style.fontFamily}`,
  };
}
