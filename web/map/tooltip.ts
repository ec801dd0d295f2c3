import type { TooltipLines } from './tooltip-lines.ts';

/** From the vehicle's middle. */
const GAP_PX = 16;

/** A small note beside the vehicle under the pointer. */
export class Tooltip {
  readonly #container: HTMLElement;
  readonly #note = document.createElement('div');
  #shown = '';
  #size = { width: 0, height: 0 };

  constructor(container: HTMLElement) {
    this.#container = container;
    this.#note.className = 'map-tooltip';
    this.#note.setAttribute('role', 'tooltip');
    this.#note.hidden = true;
    container.append(this.#note);
  }

  /** Shows it beside a point of the container, in pixels: to its right where there is room, else to its left. */
  show(lines: TooltipLines, x: number, y: number): void {
    this.#write(lines);
    const { width, height } = this.#size;
    const { clientWidth, clientHeight } = this.#container;
    const left = x + GAP_PX + width > clientWidth ? x - GAP_PX - width : x + GAP_PX;
    const top = Math.max(0, Math.min(y - 14, clientHeight - height));
    this.#note.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  hide(): void {
    if (this.#note.hidden) return;
    this.#note.hidden = true;
    this.#shown = '';
  }

  /** Leaves the page alone where the text stays the same: it is asked for with every picture. */
  #write({ name, facts, warnings }: TooltipLines): void {
    const shown = [name, ...facts, '', ...warnings].join('\n');
    if (shown === this.#shown) return;
    this.#shown = shown;
    const line = (tag: string, text: string, className = '') => {
      const element = document.createElement(tag);
      element.textContent = text;
      element.className = className;
      return element;
    };
    this.#note.hidden = false;
    this.#note.replaceChildren(
      line('strong', name),
      ...facts.map(fact => line('span', fact)),
      ...warnings.map(warning => line('span', warning, 'warning')),
    );
    this.#size = { width: this.#note.offsetWidth, height: this.#note.offsetHeight };
  }
}
