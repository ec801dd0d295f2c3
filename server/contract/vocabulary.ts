import { z } from 'zod';

/** The words of the wire: what a vehicle, a task, a flight or a notification can be. */

export const vehicleType = z
  .enum([
    'aircraft',
    'tow_tractor',
    'baggage_tractor',
    'belt_loader',
    'container_loader',
    'ground_power_unit',
    'air_start_unit',
    'fuel_truck',
    'catering_truck',
    'water_truck',
    'lavatory_truck',
    'passenger_stairs',
    'bus',
    'deicer',
    'follow_me',
    'cleaning_van',
    'snow_plough',
    'fire_truck',
    'ambulance',
    'police',
    'maintenance',
    'other',
    'unknown',
  ])
  .meta({ id: 'VehicleType' });
export type VehicleType = z.infer<typeof vehicleType>;

export const vehicleStatus = z
  .enum(['idle', 'en_route', 'working', 'returning', 'charging', 'out_of_service', 'unknown'])
  .meta({ id: 'VehicleStatus' });
export type VehicleStatus = z.infer<typeof vehicleStatus>;

export const taskType = z
  .enum([
    'marshalling',
    'chocks',
    'stairs',
    'ground_power',
    'deboarding',
    'unloading',
    'cleaning',
    'catering',
    'fuelling',
    'water',
    'lavatory',
    'loading',
    'boarding',
    'deicing',
    'pushback',
    'towing',
    'bus_transfer',
    'other',
  ])
  .meta({ id: 'TaskType' });

export const taskStatus = z
  .enum([
    'planned',
    'unassigned',
    'assigned',
    'accepted',
    'en_route',
    'on_position',
    'in_progress',
    'completed',
    'rejected',
    'cancelled',
    'failed',
    'unassignable',
  ])
  .meta({ id: 'TaskStatus' });
export type TaskStatus = z.infer<typeof taskStatus>;

export const assignmentSource = z.enum(['auto', 'manual']);

export const flightDirection = z.enum(['arrival', 'departure', 'turnaround']);

export const flightStatus = z
  .enum([
    'scheduled',
    'approach',
    'landed',
    'taxi_in',
    'in_block',
    'boarding',
    'off_block',
    'taxi_out',
    'departed',
    'cancelled',
    'diverted',
    'unknown',
  ])
  .meta({ id: 'FlightStatus' });
export type FlightStatus = z.infer<typeof flightStatus>;

export const severity = z.enum(['info', 'warning', 'critical']).meta({ id: 'Severity' });
export type Severity = z.infer<typeof severity>;
