import type { XmlElement } from './message-tree.ts';

/** The kinds of report that tell where a target is: the fused track, and what single sensors saw of it. */
export const REPORT_KINDS = ['positionReport', 'adsbReport', 'mlatReport'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** One report: what it tells of a target, by path (`position.latitude`). */
export interface SurfaceReport {
  readonly kind: ReportKind;
  /** Whether it tells all that is known of the target; else it tells what has changed. */
  readonly full: boolean;
  readonly leaves: ReadonlyMap<string, string>;
  /** Paths of elements that the target has no longer; all within them is gone too. */
  readonly removed: readonly string[];
}

/** What plots of single sensors call otherwise than fused tracks do. */
const PLOT_NAMES: readonly (readonly [plot: string, track: string])[] = [
  ['report.basicReport.position.lat', 'position.latitude'],
  ['report.basicReport.position.lon', 'position.longitude'],
  ['report.basicReport.position.long', 'position.longitude'],
  ['report.basicReport.velocity.x', 'movement.vx'],
  ['report.basicReport.velocity.y', 'movement.vy'],
  ['report.mode3ACode.code', 'flightId.mode3ACode'],
  ['report.acAddress', 'flightId.acAddress'],
  ['descriptor.tot', 'flightInfo.tgtType'],
  ['enhancedData.callsign', 'flightId.aircraftId'],
  ['enhancedData.aircraftType', 'flightInfo.acType'],
];
const PLOT_RENAMES: ReadonlyMap<string, string> = new Map(PLOT_NAMES);
const PLOT_PREFIX = /^report\.(?:basicReport\.)?/;

/** Reads one report's element. Elements without text tell nothing. */
export function surfaceReport(element: XmlElement, kind: ReportKind): SurfaceReport {
  const leaves = new Map<string, string>();
  const removed: string[] = [];
  const nameOf = kind === 'positionReport' ? (path: string) => path : trackName;
  const walk = (parent: XmlElement, prefix: string) => {
    for (const child of parent.children) {
      const path = `${prefix}${child.name}`;
      if (child.attributes.r === '1') removed.push(nameOf(path));
      else if (child.children.length > 0) walk(child, `${path}.`);
      else if (child.text !== '') leaves.set(nameOf(path), child.text);
    }
  };
  walk(element, '');
  return {
    kind,
    full: element.attributes.full === 'true' || element.attributes.full === '1',
    leaves,
    removed,
  };
}

function trackName(path: string): string {
  return PLOT_RENAMES.get(path) ?? path.replace(PLOT_PREFIX, '');
}
