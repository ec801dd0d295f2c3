import type { Theme } from '../state/theme.ts';

/** The colours of the airport's ground and of what is written on it. */
export type GroundColors = {
  readonly background: string;
  readonly grounds: string;
  readonly boundary: string;
  readonly pavement: string;
  readonly pavementEdge: string;
  readonly runway: string;
  readonly runwayName: string;
  readonly taxiLine: string;
  readonly roadLine: string;
  readonly otherLine: string;
  readonly runwayHold: string;
  readonly otherHold: string;
  readonly stand: string;
  readonly standName: string;
  readonly truckParking: string;
  /** Behind names. */
  readonly nameHalo: string;
  readonly callsign: string;
  /** Behind vehicles' names. */
  readonly callsignGround: string;
  readonly selected: string;
  readonly hovered: string;
};

export const GROUND_COLORS: Readonly<Record<Theme, GroundColors>> = {
  dark: {
    background: '#10161c',
    grounds: '#151e24',
    boundary: '#33424c',
    pavement: '#27323b',
    pavementEdge: '#36444f',
    runway: '#3b4752',
    runwayName: '#dfe7ee',
    taxiLine: '#7d6f35',
    roadLine: '#4d5d6a',
    otherLine: '#3c4a55',
    runwayHold: '#b8573c',
    otherHold: '#6b4a44',
    stand: '#5f7382',
    standName: '#a9bac7',
    truckParking: '#57707f',
    nameHalo: '#1b242b',
    callsign: '#f2f6f9',
    callsignGround: '#0d1318',
    selected: '#3b9bff',
    hovered: '#9fd3f5',
  },
  light: {
    background: '#eef1ec',
    grounds: '#e6ebe1',
    boundary: '#b9c2b6',
    pavement: '#d3d8dc',
    pavementEdge: '#bcc4ca',
    runway: '#aeb7be',
    runwayName: '#24323d',
    taxiLine: '#c9a227',
    roadLine: '#ffffff',
    otherLine: '#bcc5cc',
    runwayHold: '#c2492c',
    otherHold: '#cf9c8e',
    stand: '#8695a1',
    standName: '#41505c',
    truckParking: '#7e93a2',
    nameHalo: '#dfe3e6',
    callsign: '#12202b',
    callsignGround: '#ffffff',
    selected: '#0b1c2b',
    hovered: '#1d6fa5',
  },
};
