import type { ReadAddress } from './address-text.ts';
import { brokenLink } from './broken-link.ts';
import { wantedCamera } from './camera.ts';
import { kiosk } from './kiosk.ts';
import { type Opening, openingOf } from './opening.ts';
import { openPane } from './panes.ts';

/** Shows what an address asks for beside its session, and answers with what is to be opened. */
export function openAddress({ parts, broken }: ReadAddress): Opening {
  brokenLink.value = broken;
  if (parts.pane !== undefined) openPane.value = parts.pane;
  if (parts.camera) wantedCamera.value = parts.camera;
  kiosk.value = parts.kiosk ?? false;
  return openingOf(parts);
}
