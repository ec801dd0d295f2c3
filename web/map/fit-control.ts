import type { IControl } from 'maplibre-gl';

const ICON = 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M8.500 8.500h7v7h-7z';

/** A button that shows the whole airport again. */
export class FitControl implements IControl {
  readonly #fit: () => void;
  #group: HTMLElement | undefined;

  constructor(fit: () => void) {
    this.#fit = fit;
  }

  onAdd(): HTMLElement {
    const group = document.createElement('div');
    group.className = 'maplibregl-ctrl maplibregl-ctrl-group';
    const button = document.createElement('button');
    button.type = 'button';
    button.title = 'Show the whole airport';
    button.ariaLabel = button.title;
    button.addEventListener('click', this.#fit);
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.setAttribute('class', 'map-fit-icon');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', ICON);
    icon.append(path);
    button.append(icon);
    group.append(button);
    this.#group = group;
    return group;
  }

  onRemove(): void {
    this.#group?.remove();
  }
}
