import type { TableKind } from '../profile/table-kinds.ts';

/** A field with the names in common use of columns that hold it, best first, in small letters with `_` between words. */
export interface Synonyms {
  readonly field: string;
  readonly unit?: string;
  readonly names: readonly string[];
}

const TIME =
  'time_utc timestamp_utc utc_time datetime_utc utc time timestamp datetime date_time ts unix_time epoch time_of_day 时间 时间戳';
const WHEN = `${TIME} updated_at updated event_time created_at created recorded_at at`;
const FLIGHT = 'flight_id flightid flight_key flight flight_no flight_number flightno';
const STAND = 'stand stand_id parking_stand parking bay stand_nearest';
const VEHICLE = 'vehicle_id vehicleid vehicle resource resource_id equipment equipment_id unit_id device_id';
const TASK = 'task_id taskid job_id jobid work_order order_id assignment_id task job';

const of = (field: string, names: string, unit?: string): Synonyms => ({
  field,
  names: names.split(' '),
  ...(unit && { unit }),
});

/** By kind; a column is taken by the first field that claims it. */
const OF_KIND: Readonly<Record<TableKind, readonly Synonyms[]>> = {
  positions: [
    of('time', TIME),
    of(
      'vehicleId',
      'icao24 icao_24 icao24_address mode_s mode_s_address hex icao address target_address vehicle_id vehicleid tracker_id device_id unit_id target_id id 车辆编号 设备编号 车牌号 车号',
    ),
    of('lat', 'lat latitude lat_deg latitude_deg 纬度'),
    of('lon', 'lon lng long longitude lon_deg longitude_deg 经度'),
    of('callsign', 'callsign call_sign ident target_ident target_identification flight vehicle_name'),
    of('vehicleType', 'target_type vehicle_type vehicletype type'),
    of('status', 'status vehicle_status state'),
    of('taskId', 'task_id taskid'),
    of('flightId', 'flight_id flightid'),
    of(
      'heading',
      'heading heading_deg hdg hdg_deg true_heading track_deg true_track track_angle track course cog bearing 航向 方向',
    ),
    of(
      'speed',
      'gs_kt gs_kts gs_knots speed_kt speed_kts speed_knots groundspeed_kt groundspeed_kts ground_speed_kt kts knots',
      'kt',
    ),
    of('speed', 'gs_mps speed_mps speed_ms speed_m_s groundspeed_mps ground_speed_mps velocity_mps', 'mps'),
    of(
      'speed',
      'gs_kmh speed_kmh speed_kph speed_km_h groundspeed_kmh ground_speed_kmh 速度_km_h 车速_km_h 时速 kmh kph',
      'kmh',
    ),
    of('speed', 'gs_mph speed_mph mph', 'mph'),
    of('speed', 'speed gs groundspeed ground_speed velocity 速度 车速', 'mps'),
  ],
  tasks: [
    of('taskId', `${TASK} id`),
    of('taskType', 'task_type tasktype job_type service service_type activity type'),
    of('flightId', FLIGHT),
    of('stand', `${STAND} position location`),
    of('status', 'status task_status state'),
    of('vehicleId', `${VEHICLE} assigned_to`),
    of('plannedStart', 'planned_start plan_start scheduled_start start_planned sched_start plannedstart'),
    of('plannedEnd', 'planned_end plan_end scheduled_end end_planned sched_end plannedend'),
    of('actualStart', 'actual_start started_at start_actual actualstart started start_time start'),
    of(
      'actualEnd',
      'actual_end ended_at finished_at completed_at end_actual actualend finished end_time end',
    ),
    of('assignmentSource', 'assignment_source assignmentsource assigned_by source'),
    of('priority', 'priority prio'),
    of('time', WHEN),
  ],
  flights: [
    of('flightId', FLIGHT),
    of('callsign', 'callsign call_sign ident'),
    of('airline', 'airline carrier operator airline_code'),
    of('registration', 'registration reg tail tail_number aircraft_reg aircraft_registration'),
    of('aircraftType', 'aircraft_type aircrafttype ac_type actype aircraft equipment type'),
    of('direction', 'direction arr_dep arrdep ad leg event movement movement_type'),
    of('stand', STAND),
    of('gate', 'gate'),
    of('runway', 'runway rwy'),
    of('status', 'status flight_status state'),
    of('SIBT', 'sibt sta scheduled_arrival scheduled_in_block'),
    of('EIBT', 'eibt eta estimated_arrival estimated_in_block'),
    of('AIBT', 'aibt ata actual_arrival in_block in_block_est on_block onblock inblock actual_in_block'),
    of('ELDT', 'eldt estimated_landing'),
    of('ALDT', 'aldt landing landed landing_time touchdown on_time actual_landing'),
    of('SOBT', 'sobt std scheduled_departure scheduled_off_block'),
    of('EOBT', 'eobt etd estimated_departure estimated_off_block'),
    of('TOBT', 'tobt'),
    of('TSAT', 'tsat'),
    of('CTOT', 'ctot'),
    of('TTOT', 'ttot'),
    of('ASBT', 'asbt boarding boarding_start'),
    of('AOBT', 'aobt atd actual_departure off_block off_block_est offblock actual_off_block'),
    of('ATOT', 'atot takeoff take_off takeoff_time airborne off_time actual_takeoff'),
    of('scheduled', 'scheduled_utc scheduled scheduled_time sched schedule'),
    of('estimated', 'estimated_utc estimated estimated_time est'),
    of('actual', 'actual_utc actual actual_time act'),
    of('time', WHEN),
  ],
  notifications: [
    of('notificationId', 'notification_id notificationid alert_id alarm_id message_id event_id id'),
    of('time', WHEN),
    of('severity', 'severity level alert_level priority'),
    of('message', 'message text description alert alarm msg'),
    of('vehicleId', VEHICLE),
    of('taskId', TASK),
    of('flightId', FLIGHT),
  ],
  decisions: [
    of('decisionId', 'decision_id decisionid'),
    of('time', WHEN),
    of('taskId', TASK),
    of('trigger', 'trigger reason cause'),
    of('chosenVehicleId', `chosen_vehicle_id chosenvehicleid chosen_vehicle chosen ${VEHICLE}`),
    of('source', 'source assigned_by decided_by'),
    of('candidates', 'candidates'),
  ],
};

/** What our own exports write as JSON into a cell, beside each kind's own fields. */
const IN_JSON: readonly Synonyms[] = [of('attributes', 'attributes')];

/** The names of columns for each kind. */
export const SYNONYMS: Readonly<Record<TableKind, readonly Synonyms[]>> = {
  positions: [...OF_KIND.positions, ...IN_JSON],
  tasks: [...OF_KIND.tasks, ...IN_JSON],
  flights: [...OF_KIND.flights, of('milestones', 'milestones'), ...IN_JSON],
  notifications: [...OF_KIND.notifications, ...IN_JSON],
  decisions: [...OF_KIND.decisions, ...IN_JSON],
};
