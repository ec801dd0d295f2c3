import './splitter.css';

type SplitterProps = {
  /** Which one it is, for its place and looks. */
  readonly class: string;
  /** What it changes, for assistive technology. */
  readonly label: string;
  /** How it lies: a vertical one is moved sideways. */
  readonly orientation: 'vertical' | 'horizontal';
  /** The size of what lies to the right of or below it, and its bounds, in one unit. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** It was dragged to a place of the window, CSS pixels from the left or the top; `edge` is its own element. */
  readonly onDrag: (place: number, edge: HTMLElement) => void;
  /** An arrow key asked to make what lies to the right of or below it larger (1) or smaller (-1). */
  readonly onStep: (step: 1 | -1) => void;
};

/** An edge between two parts of the page that is moved with the pointer or the arrow keys. */
export function Splitter(props: SplitterProps) {
  const upright = props.orientation === 'vertical';
  const [larger, smaller] = upright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  return (
    // biome-ignore lint/a11y/useSemanticElements: hr cannot be moved
    <div
      class={`splitter ${props.class}`}
      role="separator"
      aria-orientation={props.orientation}
      aria-label={props.label}
      aria-valuemin={props.least}
      aria-valuemax={props.most}
      aria-valuenow={Math.round(props.value)}
      tabIndex={0}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={event => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        props.onDrag(upright ? event.clientX : event.clientY, event.currentTarget);
      }}
      onKeyDown={event => {
        if (event.key !== larger && event.key !== smaller) return;
        event.preventDefault();
        props.onStep(event.key === larger ? 1 : -1);
      }}
    />
  );
}

/** How much of an element's height lies below a place of the window (CSS pixels from its top), as a share. */
export function shareBelow(y: number, element: Element): number {
  const { bottom, height } = element.getBoundingClientRect();
  return (bottom - y) / height;
}
