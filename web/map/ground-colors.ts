import type { Theme } from '../state/theme.ts';

/** The colours of the airport's ground and of what is written on it. */
export type GroundColors = {
  readonly background: string;
  readonly grounds: string;
  readonly boundary: string;
  readonly pavement: string;
  readonly pavementEdge: string;
  readonly runway: string;
  readonly runwayPaint: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly buildingName: string;
  readonly gateName: string;
  readonly runwayName: string;
  readonly taxiLine: string;
  readonly roadLine: string;
  readonly otherLine: string;
  readonly runwayHold: string;
  readonly otherHold: string;
  readonly truckParking: string;
  /** Lines on the ground of an airport without a map. */
  readonly grid: string;
  readonly gridName: string;
  readonly leadIn: string;
  readonly standFree: string;
  readonly standExpected: string;
  readonly standOccupied: string;
  readonly standOverdue: string;
  /** The name of the image that stripes an overdue stand. */
  readonly overdueHatch: string;
  readonly standName: string;
  /** Of a stand that is in use. */
  readonly usedStandName: string;
  /** Behind names. */
  readonly nameHalo: string;
  readonly callsign: string;
  /** Behind vehicles' names. */
  readonly callsignGround: string;
  readonly selected: string;
  /** Text on a ground of that colour. */
  readonly onSelected: string;
  readonly hovered: string;
  /** The flag of a late task. */
  readonly late: string;
  /** Inside a hollow badge, around every badge, and a hollow one's glyph. */
  readonly badgePaper: string;
  readonly badgeCasing: string;
  readonly badgeInk: string;
  readonly trail: string;
};

export const GROUND_COLORS: Readonly<Record<Theme, GroundColors>> = {
  dark: {
    background: '#0d1318',
    grounds: '#131c20',
    boundary: '#3a4a54',
    pavement: '#25303a',
    pavementEdge: '#3a4855',
    runway: '#46535f',
    runwayPaint: '#a9b5bf',
    building: '#1a2127',
    buildingEdge: '#4b5b68',
    buildingName: '#8496a3',
    gateName: '#7f93a1',
    runwayName: '#eef3f7',
    taxiLine: '#8f7d3a',
    roadLine: '#53646f',
    otherLine: '#3c4a55',
    runwayHold: '#d0623f',
    otherHold: '#6b4a44',
    truckParking: '#57707f',
    grid: '#3b4a56',
    gridName: '#93a3b0',
    leadIn: '#8f7d3a',
    standFree: '#708696',
    standExpected: '#b9a5ff',
    standOccupied: '#4a90d9',
    standOverdue: '#ff6b5e',
    overdueHatch: 'overdue-dark',
    standName: '#9fb1bf',
    usedStandName: '#f2f6f9',
    nameHalo: '#141c22',
    callsign: '#f2f6f9',
    callsignGround: '#0d1318',
    selected: '#3b9bff',
    onSelected: '#06121f',
    hovered: '#9fd3f5',
    late: '#ff5a64',
    badgePaper: '#10161c',
    badgeCasing: '#070a0d',
    badgeInk: '#d5dee6',
    trail: '#8fc7ff',
  },
  light: {
    background: '#e9ede6',
    grounds: '#dfe6d9',
    boundary: '#a3ae9f',
    pavement: '#cfd5da',
    pavementEdge: '#aab4bc',
    runway: '#98a3ac',
    runwayPaint: '#f4f7f9',
    building: '#dcd8cf',
    buildingEdge: '#a49c8b',
    buildingName: '#645c4b',
    gateName: '#5b6974',
    runwayName: '#16232d',
    taxiLine: '#b08a12',
    roadLine: '#fbfcfd',
    otherLine: '#b4bec6',
    runwayHold: '#c2492c',
    otherHold: '#c48d7e',
    truckParking: '#7e93a2',
    grid: '#b3bdb4',
    gridName: '#55636f',
    leadIn: '#b08a12',
    standFree: '#74838f',
    standExpected: '#6a48c9',
    standOccupied: '#1f66b3',
    standOverdue: '#c01f2e',
    overdueHatch: 'overdue-light',
    standName: '#43525e',
    usedStandName: '#0f1c26',
    nameHalo: '#eef1f3',
    callsign: '#12202b',
    callsignGround: '#ffffff',
    selected: '#0b1c2b',
    onSelected: '#ffffff',
    hovered: '#1d6fa5',
    late: '#d3122e',
    badgePaper: '#ffffff',
    badgeCasing: '#1a242d',
    badgeInk: '#1a242d',
    trail: '#1f5f9c',
  },
};
