import type { RefObject } from 'preact';
import { texts } from '../language/catalogues.ts';
import { detailsShare, SIDE_WIDTHS, sideWidth } from '../state/side.ts';

const t = texts('lists');
const td = texts('details');

const WIDTH_STEP = 16;
const SHARE_STEP = 0.05;

/** The edge by which the side panel is made wider. */
export function SideEdge({ panel }: { panel: RefObject<HTMLElement | null> }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: hr cannot be moved
    <div
      class="side-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('side.width')}
      aria-valuemin={SIDE_WIDTHS.least}
      aria-valuemax={SIDE_WIDTHS.most}
      aria-valuenow={Math.round(sideWidth.value)}
      tabIndex={0}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={event => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId) || !panel.current) return;
        setWidth(panel.current.getBoundingClientRect().right - event.clientX);
      }}
      onKeyDown={event => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        setWidth(sideWidth.peek() + (event.key === 'ArrowLeft' ? WIDTH_STEP : -WIDTH_STEP));
      }}
    />
  );
}

/** The edge between the list and the details below it. */
export function DetailsEdge() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: hr cannot be moved
    <div
      class="details-edge"
      role="separator"
      aria-orientation="horizontal"
      aria-label={td('edge')}
      aria-valuemin={25}
      aria-valuemax={100}
      aria-valuenow={Math.round(detailsShare.value * 100)}
      tabIndex={0}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={event => {
        const body = event.currentTarget.parentElement;
        if (!event.currentTarget.hasPointerCapture(event.pointerId) || !body) return;
        const { bottom, height } = body.getBoundingClientRect();
        setShare((bottom - event.clientY) / height);
      }}
      onKeyDown={event => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        setShare(detailsShare.peek() + (event.key === 'ArrowUp' ? SHARE_STEP : -SHARE_STEP));
      }}
    />
  );
}

/** Never more than leaves the map half of the window. */
function setWidth(width: number): void {
  const most = Math.min(SIDE_WIDTHS.most, window.innerWidth / 2);
  sideWidth.value = Math.round(Math.min(most, Math.max(SIDE_WIDTHS.least, width)));
}

function setShare(share: number): void {
  detailsShare.value = share > 0.9 ? 1 : Math.max(0.25, share);
}
