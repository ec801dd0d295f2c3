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
    hatch: hatchOf(context, colours['gantt-late-line']) ?? colours['gantt-late-line'],
  };
}

const HATCH_PX = 6;

function hatchOf(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
  const tile = document.createElement('canvas');
  tile.width = HATCH_PX;
  tile.height = HATCH_PX;
  const pen = tile.getContext('2d');
  if (!pen) return null;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4;
  pen.beginPath();
  for (const shift of [-HATCH_PX, 0, HATCH_PX]) {
    pen.moveTo(shift - 1, HATCH_PX + 1);
    pen.lineTo(shift + HATCH_PX + 1, -1);
  }
  pen.stroke();
  return context.createPattern(tile, 'repeat');
}
