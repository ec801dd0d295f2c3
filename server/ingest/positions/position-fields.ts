import { STATE_SCHEMAS } from '../../contract/records.ts';

/** The fields of a vehicle's state in the order of the wire; a position's `given` counts them so. */
export const FIELDS = Object.keys(STATE_SCHEMAS.vehicle.shape);

const place = (field: keyof typeof STATE_SCHEMAS.vehicle.shape) => FIELDS.indexOf(field);

/** Where the fields stand among {@link FIELDS}. */
export const AT = {
  vehicleId: place('vehicleId'),
  vehicleType: place('vehicleType'),
  callsign: place('callsign'),
  time: place('time'),
  lon: place('lon'),
  lat: place('lat'),
  heading: place('heading'),
  speed: place('speed'),
  status: place('status'),
  taskId: place('taskId'),
  flightId: place('flightId'),
  attributes: place('attributes'),
} as const;

/** What every position has to give. */
export const REQUIRED = (1 << AT.vehicleId) | (1 << AT.time) | (1 << AT.lon) | (1 << AT.lat);

/** The text before each field's value: `{"vehicleId":`, then `,"vehicleType":` and so on. */
export const LEADS = FIELDS.map((field, index) => `${index === 0 ? '{' : ','}${JSON.stringify(field)}:`);
