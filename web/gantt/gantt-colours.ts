import { hatching } from '../timeline/draw/hatching.ts';

/** What the Gantt is drawn with: the theme's colours, and the page's typeface. */
type GanttColours = {
  readonly [name in (typeof NAMES)[number]]: string;
};

const NAMES = [
  'surface',
  'surface-raised',
  'line',
  'line-strong',
  'text',
  'text-muted',
  'accent',
  'gantt-aircraft',
  'gantt-done',
  'gantt-running',
  'gantt-late',
  'gantt-late-line',
  'gantt-waiting',
  'gantt-plan',
  'gantt-on-bar',
  'gantt-on-late',
] as const;

export type GanttStyle = {
  readonly colours: GanttColours;
  readonly font: string;
  readonly strongFont: string;
  /** Diagonal lines over what is late, so that colour is not the only sign of it. */
  readonly hatch: CanvasPattern | string;
};

/** Over a bar's own colour, so bolder than a gap's on the timeline. */
const LATE_HATCH = { width: 1.4, opacity: 1 };

/** Reads the style from the custom properties on the canvas, for the theme that is on show. */
export function readGanttStyle(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D): GanttStyle {
  const style = getComputedStyle(canvas);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const colours = Object.fromEntries(NAMES.map(name => [name, read(name)])) as GanttColours;
  const font = `${read('size-small')} ${style.fontFamily}`;
  return {
    colours,
    font,
    strongFont: `600 ${font}`,
    hatch: hatching(context, colours['gantt-late-line'], LATE_HATCH),
  };
}
