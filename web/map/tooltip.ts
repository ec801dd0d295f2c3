import type { VehicleState } from '../../server/contract/records.ts';
import { words } from '../format/words.ts';

/** A small note beside the vehicle under the pointer: its call sign, type and status. */
export class Tooltip {
  readonly #note = document.createElement('div');
  readonly #name = document.createElement('strong');
  readonly #facts = document.createElement('span');

  constructor(container: HTMLElement) {
    this.#note.className = 'map-tooltip';
    this.#note.setAttribute('role', 'tooltip');
    this.#note.hidden = true;
    this.#note.append(this.#name, this.#facts);
    container.append(this.#note);
  }

  /** Shows it at a point of the container, in pixels. */
  show(vehicle: VehicleState, x: number, y: number): void {
    this.#note.hidden = false;
    this.#note.style.transform = `translate(${Math.round(x + 16)}px, ${Math.round(y - 14)}px)`;
    write(this.#name, vehicle.callsign ?? vehicle.vehicleId);
    const facts = [words(vehicle.vehicleType), ...(vehicle.status ? [words(vehicle.status)] : [])];
    write(this.#facts, facts.join(' · '));
  }

  hide(): void {
    this.#note.hidden = true;
  }
}

/** Leaves the page alone where the text stays the same: it is asked for with every picture. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
