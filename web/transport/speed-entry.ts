import { playbackSpeed } from '../../server/contract/session.ts';
import { texts } from '../language/catalogues.ts';

const t = texts('transport');

/** The speeds that the menu offers, in replay seconds per second. */
export const SPEED_PRESETS = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600] as const;

export type SpeedEntry =
  | { readonly ok: true; readonly speed: number }
  | { readonly ok: false; readonly error: string };

/** Reads a speed that somebody typed: `45`, `1.5`, `1,5`, `×45`, `45x`. The error is a sentence for the page. */
export function readSpeedEntry(text: string): SpeedEntry {
  const entry = text
    .trim()
    .replace(/^[x×]|[x×]$/i, '')
    .replace(',', '.')
    .trim();
  if (entry === '') return { ok: false, error: t('speed.none') };
  const speed = Number(entry);
  if (Number.isNaN(speed)) return { ok: false, error: t('speed.notANumber') };
  if (!playbackSpeed.safeParse(speed).success) return { ok: false, error: t('speed.outside') };
  return { ok: true, speed };
}

/** `×10`, `×0.5`; at most three decimals. */
export function speedText(speed: number): string {
  return `×${Number(speed.toFixed(3))}`;
}

/** The nearest speed of the menu above or below `speed`; `null` at its end. */
export function speedBeside(speed: number, to: 'faster' | 'slower'): number | null {
  const found =
    to === 'faster'
      ? SPEED_PRESETS.find(preset => preset > speed)
      : SPEED_PRESETS.findLast(preset => preset < speed);
  return found ?? null;
}
