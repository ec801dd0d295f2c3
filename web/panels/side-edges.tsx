import { Splitter, shareBelow } from '../controls/splitter.tsx';
import { texts } from '../language/catalogues.ts';
import { detailsShare, SIDE_WIDTHS, sideWidth } from '../state/side.ts';

const t = texts('lists');

const WIDTH_STEP = 16;
const SHARE_STEP = 0.05;

/** The edge by which the side panel, in which it stands, is made wider. */
export function SideEdge() {
  return (
    <Splitter
      class="side-edge"
      label={t('side.width')}
      orientation="vertical"
      value={sideWidth.value}
      least={SIDE_WIDTHS.least}
      most={SIDE_WIDTHS.most}
      onDrag={(x, { parentElement: panel }) => {
        if (panel) setWidth(panel.getBoundingClientRect().right - x);
      }}
      onStep={step => setWidth(sideWidth.peek() + step * WIDTH_STEP)}
    />
  );
}

/** The edge between the list and the details below it. */
export function DetailsEdge() {
  return (
    <Splitter
      class="details-edge"
      label={t('side.detailsHeight')}
      orientation="horizontal"
      value={detailsShare.value * 100}
      least={25}
      most={100}
      onDrag={(y, { parentElement: body }) => {
        if (body) setShare(shareBelow(y, body));
      }}
      onStep={step => setShare(detailsShare.peek() + step * SHARE_STEP)}
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
