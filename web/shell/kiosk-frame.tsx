import { useEffect, useState } from 'preact/hooks';
import { airport } from '../state/airports.ts';
import { leaveKiosk } from '../state/kiosk.ts';
import { session } from '../state/session.ts';
import { shownTime } from '../state/shown.ts';
import { shownZone } from '../state/shown-zone.ts';
import { ConnectionSign } from './connection-state.tsx';

/** How long the pointer stays in sight after it moved, ms. */
const POINTER_MS = 3000;

/** What a wall display tells over its map: airport, time and connection. Escape leaves it. */
export function KioskFrame() {
  useKioskManners();
  return (
    <header class="kiosk-frame">
      <h1 class="visually-hidden">Airside Replay</h1>
      <KioskClock />
      <ConnectionSign />
    </header>
  );
}

function KioskClock() {
  const time = shownTime.value;
  const zone = shownZone.value;
  if (time === null) return null;
  const speed = session.value?.playbackSpeed ?? 1;
  return (
    <p class="kiosk-clock">
      <strong>{airport.value?.airportId}</strong>
      <time>{zone.clock(time)}</time>
      <span class="muted">
        {zone.date(time)} · {zone.zone(time)}
        {speed !== 1 && ` · ×${speed}`}
      </span>
    </p>
  );
}

/** Leaves on Escape, which means nothing else here, hides an idle pointer, and asks the device to keep its screen on. */
function useKioskManners(): void {
  const [pointing, setPointing] = useState(false);
  useEffect(() => {
    let hiding: ReturnType<typeof setTimeout> | undefined;
    const onPointerMove = () => {
      setPointing(true);
      clearTimeout(hiding);
      hiding = setTimeout(() => setPointing(false), POINTER_MS);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leaveKiosk();
    };
    document.addEventListener('pointermove', onPointerMove);
    document.addEventListener('keydown', onKeyDown, true);
    const letSleep = keepScreenOn();
    return () => {
      clearTimeout(hiding);
      document.removeEventListener('pointermove', onPointerMove);
      document.removeEventListener('keydown', onKeyDown, true);
      letSleep();
    };
  }, []);
  useEffect(() => {
    document.documentElement.classList.toggle('pointer-hidden', !pointing);
    return () => document.documentElement.classList.remove('pointer-hidden');
  }, [pointing]);
}

/** Where the browser can: it needs a secure page, and lets go whenever the page is out of sight. */
function keepScreenOn(): () => void {
  let lock: WakeLockSentinel | undefined;
  let left = false;
  const ask = async () => {
    if (document.visibilityState !== 'visible') return;
    lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
    if (left) void lock?.release();
  };
  void ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    left = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
