import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { texts } from '../language/catalogues.ts';
import { gantt as english } from '../language/en/gantt.ts';
import { shift } from '../shift/shift.ts';
import { factsOf } from './bar-facts.ts';
import type { GanttBar } from './gantt-bar.ts';
import { knownTime } from './gantt-state.ts';

const t = texts('gantt', english);

/** A bar and the point, in CSS pixels from the chart's corner, beside which its card stands. */
export type CardPlace = { readonly bar: GanttBar; readonly x: number; readonly y: number };

const BESIDE_PX = 14;

/** What, who, when against the plan, how late and why. */
export function BarCard({ place }: { place: ReadonlySignal<CardPlace | null> }) {
  const root = useRef<HTMLDivElement>(null);
  const at = place.value;
  const facts = at && factsOf(at.bar, shift.value, knownTime.value);
  useLayoutEffect(() => {
    const room = root.current?.parentElement;
    if (!root.current || !room || !at) return;
    const { offsetWidth, offsetHeight } = root.current;
    const x =
      at.x + BESIDE_PX + offsetWidth > room.clientWidth ? at.x - BESIDE_PX - offsetWidth : at.x + BESIDE_PX;
    const y = Math.min(at.y + BESIDE_PX, room.clientHeight - offsetHeight - 4);
    root.current.style.transform = `translate(${Math.max(4, Math.round(x))}px, ${Math.max(4, Math.round(y))}px)`;
  });
  if (!facts) return null;
  return (
    <div class="gantt-card" ref={root} role="tooltip">
      <p class="gantt-card-title">
        <strong>{facts.title}</strong>
        <span class="tag">{facts.status}</span>
        {facts.late && <span class="tag critical">{facts.late}</span>}
      </p>
      <p class="muted small">{facts.who.join(' · ')}</p>
      {facts.times.length > 0 && (
        <table class="gantt-card-times">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('card.planned')}</th>
              <th scope="col">{t('card.actual')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {facts.times.map(({ name, planned, actual, difference, late }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{planned ?? '–'}</td>
                <td>{actual ?? '–'}</td>
                <td class={late ? 'gantt-card-late' : 'muted'}>{difference}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {facts.reasons.length > 0 && (
        <ul class="gantt-card-reasons" aria-label={t('card.why')}>
          {facts.reasons.map(reason => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
