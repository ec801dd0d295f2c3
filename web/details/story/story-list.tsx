import { computed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { toMs } from '../../../server/contract/time.ts';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icon.tsx';
import { texts } from '../../language/catalogues.ts';
import { details as english } from '../../language/en/details.ts';
import { listed } from '../../panels/listed.ts';
import { nameOf } from '../../panels/names.ts';
import { seek } from '../../state/commands.ts';
import { hover, type Selection, select, unhover } from '../../state/selection.ts';
import { session } from '../../state/session.ts';
import { shownZone } from '../../state/shown-zone.ts';
import { placeInDetails } from '../place-in-details.ts';
import { roveFocus } from '../rove-focus.ts';
import { namesIn } from './naming.ts';
import { type StoryEvent, toldBy } from './story-event.ts';
import { storyLine } from './story-text.ts';

const t = texts('details', english);

/** The height of what sticks to the top above the entries, CSS pixels. */
const HEAD_PX = 36;

type StoryListProps = {
  events: readonly StoryEvent[];
  /** Of whom the story is told. */
  name: string;
};

/** A story as a list of moments, each a button that goes there; what the playhead has not come to is shown faintly. */
export function StoryList({ events, name }: StoryListProps) {
  const list = useRef<HTMLOListElement>(null);
  const told = useMemo(() => computed(() => toldBy(events, listed.value.time)), [events]);
  const count = told.value;
  const go = (event: StoryEvent | undefined) => {
    if (event) void seek(event.time);
  };

  useEffect(() => keepInView(list.current, count), [count, events]);

  if (events.length === 0) return <p class="empty">{t('story.none')}</p>;
  return (
    <>
      <div class="story-head">
        <span class="muted small">{t('story.place', { told: count, total: events.length })}</span>
        <Button
          label={t('story.previous')}
          icon="up"
          disabledReason={count < 2 ? t('story.previous') : undefined}
          onClick={() => go(events[count - 2])}
        />
        <Button
          label={t('story.next')}
          icon="down"
          disabledReason={count >= events.length ? t('story.next') : undefined}
          onClick={() => go(events[count])}
        />
      </div>
      <ol
        class="story"
        ref={list}
        aria-label={t('story.label', { name })}
        onKeyDown={event => roveFocus(event, event.currentTarget, '.story-jump')}
      >
        {events.map((event, n) => (
          <Entry
            key={event.key}
            event={event}
            isPresent={n === count - 1}
            isToCome={n >= count}
            isStop={n === Math.max(0, count - 1)}
            onGo={() => go(event)}
          />
        ))}
      </ol>
    </>
  );
}

type EntryProps = {
  event: StoryEvent;
  isPresent: boolean;
  isToCome: boolean;
  /** Whether the Tab key stops at it. */
  isStop: boolean;
  onGo: () => void;
};

function Entry({ event, isPresent, isToCome, isStop, onGo }: EntryProps) {
  const { icon, title, detail, against, tone } = storyLine(event, namesIn(listed.peek().entities));
  const range = session.value;
  const isOutside =
    range !== null && (event.time < toMs(range.startTime) || event.time > toMs(range.endTime));
  return (
    <li
      class={`story-entry ${tone} ${isPresent ? 'present' : ''} ${isToCome ? 'to-come' : ''}`}
      aria-current={isPresent ? 'step' : undefined}
    >
      <button
        type="button"
        class="story-jump"
        tabIndex={isStop ? 0 : -1}
        aria-disabled={isOutside ? 'true' : undefined}
        title={isOutside ? t('story.outside') : undefined}
        onClick={() => {
          if (!isOutside) onGo();
        }}
      >
        <time>{shownZone.value.clock(event.time)}</time>
        <span class="story-sign">
          <Icon name={icon} />
        </span>
        <span class="story-text">
          {title}
          {detail && <span class="muted small"> · {detail}</span>}
          {against && <span class={`tag ${tone === 'late' ? 'late' : ''}`}>{against}</span>}
          {isToCome && <span class="visually-hidden">, {t('story.toCome')}</span>}
        </span>
      </button>
      {event.about && <About about={event.about} />}
    </li>
  );
}

/** Leads to the other entity that an entry is about. */
function About({ about: { kind, id } }: { about: Selection }) {
  const label = t('story.about', { name: nameOf(kind, id, listed.peek().entities) });
  return (
    <button
      type="button"
      class="story-about"
      aria-label={label}
      title={label}
      onClick={() => select(kind, id)}
      onPointerEnter={() => hover(kind, id)}
      onPointerLeave={unhover}
    >
      <Icon name="open" />
    </button>
  );
}

/** Scrolls to the present entry, save where the reader is at the list. */
function keepInView(list: HTMLElement | null, count: number): void {
  const entry = list?.children[Math.max(0, count - 1)];
  if (!list || !entry || list.matches(':hover') || list.contains(document.activeElement)) return;
  const place = placeInDetails(entry);
  if (!place) return;
  const { box, top } = place;
  const isInView =
    top >= box.scrollTop + HEAD_PX && top + entry.clientHeight <= box.scrollTop + box.clientHeight;
  if (!isInView) box.scrollTop = top - Math.max(HEAD_PX, box.clientHeight / 3);
}
