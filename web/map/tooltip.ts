import type { VehicleState } from '../../server/contract/records.ts';
import { words } from '../format/words.ts';

/** From the vehicle's middle. */
const GAP_PX = 16;

/** A small note beside the vehicle under the pointer: its call sign, type and status. */
export class Tooltip {
  readonly #container: HTMLElement;
  readonly #note = document.createElement('div');
  readonly #name = document.createElement('strong');
  readonly #facts = document.createElement('span');

  constructor(container: HTMLElement) {
    this.#container = container;
    this.#note.className = 'map-tooltip';
    this.#note.setAttribute('role', 'tooltip');
    this.#note.hidden = true;
    this.#note.append(this.#name, this.#facts);
    container.append(this.#note);
  }

  /** Shows it beside a point of the container, in pixels: to its right where there is room, else to its left. */
  show(vehicle: VehicleState, x: number, y: number): void {
    this.#note.hidden = false;
    write(this.#name, vehicle.callsign ?? vehicle.vehicleId);
    const facts = [words(vehicle.vehicleType), ...(vehicle.status ? [words(vehicle.status)] : [])];
    write(this.#facts, facts.join(' · '));
    const { offsetWidth, offsetHeight } = this.#note;
    const { clientWidth, clientHeight } = this.#container;
    const left = x + GAP_PX + offsetWidth > clientWidth ? x - GAP_PX - offsetWidth : x + GAP_PX;
    const top = Math.max(0, Math.min(y - 14, clientHeight - offsetHeight));
    this.#note.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  hide(): void {
    this.#note.hidden = true;
  }
}

/** Leaves the page alone where the text stays the same: it is asked for with every picture. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
