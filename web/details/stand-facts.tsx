import { useMemo } from 'preact/hooks';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { shift } from '../shift/shift.ts';
import { shownZone } from '../state/shown-zone.ts';
import { EntityLink, Fact, Facts } from './facts.tsx';
import { staysAt } from './stand-stays.ts';
import { TaskLinks } from './task-links.tsx';

const t = texts('details', english);

export function StandFacts({ stand, time }: { stand: string; time: number }) {
  const log = shift.value;
  const stays = useMemo(() => staysAt(stand, log), [stand, log]);
  const { minutes } = shownZone.value;
  const present = stays.find(stay => stay.from <= time && time < stay.to);
  const next = stays.find(stay => stay.from > time);
  return (
    <>
      <Facts>
        <Fact name={t('fact.occupiedBy')}>
          {present ? (
            <>
              <EntityLink kind="flight" id={present.flightId} />{' '}
              <span class="muted">{t('fact.since', { time: minutes(present.from) })}</span>
            </>
          ) : (
            t('fact.nobody')
          )}
        </Fact>
        <Fact name={t('fact.next')}>
          {next && (
            <>
              <EntityLink kind="flight" id={next.flightId} />{' '}
              <span class="muted">{t('fact.from', { time: minutes(next.from) })}</span>
            </>
          )}
        </Fact>
      </Facts>
      <TaskLinks time={time} of={task => task.stand === stand} />
    </>
  );
}
