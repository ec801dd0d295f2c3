import type { Position } from '../../server/ingest/geodesy.ts';
import type { Depot, NetworkStand, RunwayEnd } from './network.ts';

/**
 * An edge of a graph as the file has it: its nodes; all its points, both nodes' included; metres of way that driving
 * on it is worth (its length, and more where it is better avoided).
 */
export interface FileEdge {
  readonly from: number;
  readonly to: number;
  readonly points: readonly Position[];
  readonly cost: number;
}

/** A taxiway's edge; `leaves` and `arrives` are true headings of travel at its nodes, for turns have a limit. */
export interface FileTaxiEdge extends FileEdge {
  readonly leaves: number;
  readonly arrives: number;
  /** The name of the runway on whose centre line it lies, such as "07L/25R". */
  readonly runway?: string;
}

/** What data/network/<airport>.json holds. */
export interface NetworkFile {
  readonly airportId: string;
  readonly attribution: string;
  readonly stands: readonly NetworkStand[];
  readonly depots: readonly Depot[];
  readonly runwayEnds: readonly RunwayEnd[];
  readonly roads: { readonly nodes: number; readonly edges: readonly FileEdge[] };
  readonly taxiways: { readonly nodes: number; readonly edges: readonly FileTaxiEdge[] };
}
