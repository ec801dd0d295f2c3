import type { ComponentChildren } from 'preact';
import { toMs } from '../../server/contract/time.ts';
import { valueText, words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { listed } from '../panels/listed.ts';
import { nameOf } from '../panels/names.ts';
import type { KindStatus } from '../panels/status-colour.ts';
import { StatusDot } from '../panels/status-dot.tsx';
import { hover, type SelectableKind, select, unhover } from '../state/selection.ts';
import { shownZone } from '../state/shown-zone.ts';

const t = texts('details', english);

export function Facts({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

/** A named fact; where nothing is known it shows a dash. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  const empty = children === null || children === undefined || children === '';
  return (
    <>
      <dt>{name}</dt>
      <dd>{empty ? '–' : children}</dd>
    </>
  );
}

export function StatusFact(told: KindStatus) {
  return (
    <Fact name={t('fact.status')}>
      <span class="with-dot">
        <StatusDot {...told} />
        {words(told.status)}
      </span>
    </Fact>
  );
}

/** Leads to another entity; a dash without one. */
export function EntityLink({ kind, id }: { kind: SelectableKind; id: string | null }) {
  if (id === null) return <>–</>;
  return (
    <button
      type="button"
      class="link"
      onClick={() => select(kind, id)}
      onPointerEnter={() => hover(kind, id)}
      onPointerLeave={unhover}
    >
      {nameOf(kind, id, listed.value.entities)}
    </button>
  );
}

/** A time of day on the shown clock, a dash where there is none. */
export function TimeOfDay({ time }: { time: string | null | undefined }) {
  return <>{time ? shownZone.value.clock(toMs(time)) : '–'}</>;
}

/** What the format does not name. */
export function AttributeFacts({ attributes }: { attributes: Readonly<Record<string, unknown>> | null }) {
  const given = Object.entries(attributes ?? {});
  if (given.length === 0) return null;
  return (
    <>
      <h3>{t('fact.attributes')}</h3>
      <Facts>
        {given.map(([name, value]) => (
          <Fact key={name} name={name}>
            {valueText(value)}
          </Fact>
        ))}
      </Facts>
    </>
  );
}

export function NotHeld({ kind }: { kind: SelectableKind }) {
  return <p class="empty">{t(`notHeld.${kind}`)}</p>;
}
