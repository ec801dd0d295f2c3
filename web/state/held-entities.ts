import type { EventData, EventName } from '../../server/contract/events.ts';
import type {
  DecisionState,
  FlightState,
  NotificationState,
  TaskState,
  VehicleState,
} from '../../server/contract/records.ts';

/** What a client holds, by id. Notifications and decisions stand in the order in which they happened. */
export type Entities = {
  readonly vehicles: ReadonlyMap<string, VehicleState>;
  readonly tasks: ReadonlyMap<string, TaskState>;
  readonly flights: ReadonlyMap<string, FlightState>;
  readonly notifications: ReadonlyMap<string, NotificationState>;
  readonly decisions: ReadonlyMap<string, DecisionState>;
};

/** The events that change what is held. */
export type EntityEvent = Exclude<EventName, 'playback' | 'clock' | 'error' | 'end'>;

/**
 * The entities of one stream. A snapshot replaces them; an update's list is applied first, then its `removed`. The
 * maps are changed in place, so that an update costs what it carries, however much is held.
 */
export class HeldEntities implements Entities {
  readonly vehicles = new Map<string, VehicleState>();
  readonly tasks = new Map<string, TaskState>();
  readonly flights = new Map<string, FlightState>();
  readonly notifications = new Map<string, NotificationState>();
  readonly decisions = new Map<string, DecisionState>();
  #generation = 0;

  /** Rises with every snapshot: positions before and after it are not one movement. */
  get generation(): number {
    return this.#generation;
  }

  clear(): void {
    this.#generation += 1;
    for (const held of [this.vehicles, this.tasks, this.flights, this.notifications, this.decisions]) {
      held.clear();
    }
  }

  apply<N extends EntityEvent>(event: N, data: EventData[N]): void;
  apply(...[event, data]: { [N in EntityEvent]: [N, EventData[N]] }[EntityEvent]): void {
    switch (event) {
      case 'snapshot':
        this.#generation += 1;
        replace(this.vehicles, data.vehicles, each => each.vehicleId);
        replace(this.tasks, data.tasks, each => each.taskId);
        replace(this.flights, data.flights, each => each.flightId);
        replace(this.notifications, data.notifications, each => each.notificationId);
        replace(this.decisions, data.decisions, each => each.decisionId);
        return;
      case 'vehicle_update':
        for (const each of data.vehicles) this.vehicles.set(each.vehicleId, each);
        for (const id of data.removed) this.vehicles.delete(id);
        return;
      case 'task_update':
        for (const each of data.tasks) this.tasks.set(each.taskId, each);
        for (const id of data.removed) this.tasks.delete(id);
        return;
      case 'flight_update':
        for (const each of data.flights) this.flights.set(each.flightId, each);
        for (const id of data.removed) this.flights.delete(id);
        return;
      case 'notification':
        for (const each of data.notifications) append(this.notifications, each.notificationId, each);
        return;
      case 'decision_update':
        for (const each of data.decisions) append(this.decisions, each.decisionId, each);
        return;
    }
  }
}

function replace<T>(held: Map<string, T>, list: readonly T[], id: (each: T) => string): void {
  held.clear();
  for (const each of list) held.set(id(each), each);
}

/** Two lines may share an id, such as a notification told again: the later one counts, at the end. */
function append<T>(held: Map<string, T>, id: string, each: T): void {
  held.delete(id);
  held.set(id, each);
}
