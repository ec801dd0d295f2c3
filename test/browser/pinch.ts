import type { Page } from 'playwright-core';

type Place = (second: number) => Promise<readonly [x: number, y: number]>;

/** Two fingers on a picture of time move from some seconds of it to others; `placeOf` tells where those lie. */
export async function pinch(
  page: Page,
  placeOf: Place,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  // Moving the fingers zooms: where the seconds lie is asked beforehand.
  const [[one, other], [oneGoal, otherGoal]] = [await placesOf(placeOf, from), await placesOf(placeOf, to)];
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Finger[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [one]);
  await touch('touchStart', [one, other]);
  await touch('touchMove', [oneGoal, otherGoal]);
  await touch('touchEnd', []);
}

type Finger = { x: number; y: number; id: number };

async function placesOf(placeOf: Place, [one, other]: readonly [number, number]): Promise<[Finger, Finger]> {
  const [[x, y], [x2, y2]] = [await placeOf(one), await placeOf(other)];
  return [
    { x, y, id: 0 },
    { x: x2, y: y2, id: 1 },
  ];
}
