import type { Theme } from '../state/theme.ts';
import type { Fleet } from './fleet.ts';
import type { Badges } from './gl/badges.ts';
import type { Sprites } from './gl/sprites.ts';
import { GROUND_COLORS } from './ground-colors.ts';
import { partsOf } from './status-colors.ts';

/** How vehicles look in one picture. */
export type Look = {
  readonly theme: Theme;
  /** See `badgeSize`. */
  readonly radius: number;
  readonly near: number;
  readonly pixelsPerMetre: number;
  /** How much larger than true to scale. */
  readonly aircraftScale: number;
  readonly groundScale: number;
  /** Radians clockwise from north to what is up on the screen. */
  readonly bearing: number;
};

/** A fleet as silhouettes; `undefined` where they are not to be seen. */
export function bodiesOf(fleet: Fleet, scale: number, opacity: number): Sprites | undefined {
  if (opacity === 0) return undefined;
  return {
    count: fleet.count,
    positions: fleet.motions.shown,
    headings: fleet.motions.shownHeading,
    lengths: fleet.length,
    pictures: fleet.silhouette,
    colors: fleet.color,
    scale,
    opacity,
    moved: fleet.moved,
    coloured: fleet.coloured,
    looked: fleet.looked,
  };
}

/** A fleet as badges, or near to as the marks beside its silhouettes. */
export function badgesOf(fleet: Fleet, { theme, radius, near, groundScale, bearing }: Look): Badges {
  const { badgePaper, badgeInk, badgeCasing, late } = GROUND_COLORS[theme];
  return {
    count: fleet.count,
    positions: fleet.motions.shown,
    headings: fleet.motions.shownHeading,
    lengths: fleet.length,
    looks: fleet.badge,
    colors: fleet.color,
    radius,
    beside: near > 0.5,
    scale: groundScale,
    bearing,
    colours: {
      paper: partsOf(badgePaper, 1),
      ink: partsOf(badgeInk, 1),
      casing: partsOf(badgeCasing, 0.9),
      flag: partsOf(late, 1),
    },
    moved: fleet.moved,
    coloured: fleet.coloured,
    looked: fleet.looked,
  };
}
