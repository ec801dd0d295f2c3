import type { Airport } from '../../server/contract/history.ts';
import type { DecisionState } from '../../server/contract/records.ts';
import { mapLayers } from '../state/map-layers.ts';
import { follow, hovered, type Selection, selection } from '../state/selection.ts';
import { session } from '../state/session.ts';
import { entities } from '../state/shown.ts';
import { shownDecision } from '../state/shown-decision.ts';
import { theme } from '../state/theme.ts';
import type { Place } from './airport-ground.ts';
import type { AirportMap } from './airport-map.ts';
import { Annotations } from './annotations.ts';
import { cameraGoal } from './camera-goal.ts';
import { taskLines, trailChoice } from './fleet-choices.ts';
import { type Marked, MarkedNow } from './marked.ts';
import { nearestStand, placeOf, standsByName } from './stands.ts';
import { TaskLines } from './task-lines.ts';
import { Traffic } from './traffic.ts';
import { TrailKeeper } from './trails/trail-keeper.ts';

/** A stand is picked by its middle, within so many metres and at least so many pixels. */
const STAND_REACH_METRES = 16;
const STAND_REACH_PX = 7;
/** Around a decision's candidates that the camera shows; and no nearer than this zoom. */
const DECISION_PADDING_PX = 80;
const DECISION_ZOOM = 17;

/** One moment of the replay: ms since 1970, and by how much replay time it moved on since the last picture. */
export type Moment = { readonly time: number; readonly elapsed: number; readonly speed: number };

/** One airport's traffic on the map, with what is marked and told of it there. */
export class DrawnAirport {
  readonly traffic: Traffic;
  /** How many candidates of an opened decision the last picture ringed. */
  weighed = 0;
  readonly #ground: AirportMap;
  readonly #airport: Airport;
  readonly #stands;
  readonly #annotations: Annotations;
  readonly #keeper: TrailKeeper;
  readonly #lines = new TaskLines();
  readonly #selected = new MarkedNow();
  readonly #hovered = new MarkedNow();
  #shown: typeof entities.value | undefined;
  #broughtIntoView: string | null = null;
  /** What a link selects is shown from where the link has the camera. */
  readonly #selectedBefore = selection.peek();
  #decision: DecisionState | null = null;

  /** `redraw` asks for a picture when something came that no signal tells. */
  constructor(ground: AirportMap, airport: Airport, origin: Place, redraw: () => void) {
    this.#ground = ground;
    this.#airport = airport;
    this.traffic = new Traffic(ground.map, origin);
    this.#stands = standsByName(ground.shown.peek()?.stands ?? []);
    this.#keeper = new TrailKeeper(this.traffic.trails, redraw);
    this.#annotations = new Annotations({
      offsetOf: vehicleId => this.traffic.offsetOf(vehicleId),
      radiusOf: vehicleId => this.traffic.radiusOf(vehicleId),
      onScreen: at => this.traffic.onScreen(at),
      standAt: name => {
        const stand = this.#stands.get(name);
        return stand && this.traffic.offsetTo(placeOf(stand));
      },
    });
  }

  remove(): void {
    this.#keeper.cancel();
    this.traffic.remove();
  }

  /** What is at a place: a vehicle, else a stand. */
  at(lon: number, lat: number): Selection | undefined {
    const vehicle = this.traffic.at(lon, lat)?.vehicle;
    if (vehicle) return { kind: 'vehicle', id: vehicle.vehicleId };
    const reach = Math.max(STAND_REACH_METRES, STAND_REACH_PX * this.#ground.resolution);
    const stand = nearestStand(this.#ground.shown.peek()?.stands ?? [], { lon, lat }, reach);
    return stand === undefined ? undefined : { kind: 'stand', id: stand };
  }

  /** Draws a moment; tells whether anything still has a way to go. */
  draw({ time, elapsed, speed }: Moment): boolean {
    const held = entities.peek();
    const layers = mapLayers.peek();
    const jump = held.generation !== this.#shown?.generation;
    const { traffic } = this;
    const selected = this.#selected.of(selection.peek(), held);
    this.#keeper.keep({
      time,
      jump,
      choice: layers.trails ? trailChoice.peek()(selected.vehicleId) : null,
      vehicles: held.vehicles.size,
      session: session.peek(),
      airport: this.#airport,
    });
    if (held !== this.#shown) {
      traffic.update(held.vehicles, held.flights, { speed, jump });
      this.#shown = held;
    }
    const moving = traffic.advance(elapsed, time);
    traffic.flagLate(held.tasks, time);
    this.#moveCamera(selected);
    this.#lines.choice = taskLines.peek();
    this.#lines.time = time;
    const annotated = this.#annotations.of({
      entities: held,
      selected,
      hovered: this.#hovered.of(hovered.peek(), held),
      decision: shownDecision.peek(),
      taskLines: this.#lines,
      layers,
      theme: theme.peek(),
    });
    this.weighed = annotated.weighed;
    traffic.draw({
      ...annotated,
      time,
      selectedId: selected.vehicleId,
      theme: theme.peek(),
      shown: { aircraft: layers.aircraft, ground: layers.groundVehicles, callsigns: layers.callSigns },
    });
    return moving;
  }

  /** The camera stays with a followed vehicle, and goes once to one that was picked out of its sight, and to a decision. */
  #moveCamera({ vehicleId }: Marked): void {
    const found = vehicleId === null ? undefined : this.traffic.find(vehicleId);
    if (found) {
      const goal = cameraGoal({
        followed: follow.peek(),
        picked: vehicleId !== this.#broughtIntoView && selection.peek() !== this.#selectedBefore,
        onField: this.#ground.isOnField(found),
        faded: found.faded,
      });
      if (goal === 'center') this.#ground.centerOn(found);
      else if (goal === 'bring') this.#ground.bringIntoView(found);
    }
    this.#broughtIntoView = found ? vehicleId : null;
    const decision = shownDecision.peek();
    if (decision === this.#decision) return;
    this.#decision = decision;
    if (decision) this.#showDecision(decision);
  }

  #showDecision({ candidates, taskId }: DecisionState): void {
    const stand = this.#stands.get(entities.peek().tasks.get(taskId ?? '')?.stand ?? '');
    const places = (candidates ?? []).flatMap(({ vehicleId }) => this.traffic.find(vehicleId) ?? []);
    const all = stand ? [...places, placeOf(stand)] : places;
    if (all.length === 0) return;
    follow.value = false;
    const [lons, lats] = [all.map(each => each.lon), all.map(each => each.lat)];
    this.#ground.map.fitBounds(
      [
        [Math.min(...lons), Math.min(...lats)],
        [Math.max(...lons), Math.max(...lats)],
      ],
      { padding: DECISION_PADDING_PX, maxZoom: DECISION_ZOOM, bearing: this.#ground.map.getBearing() },
    );
  }
}
