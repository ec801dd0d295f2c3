import { speedUnit } from '../format/measures.ts';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { listed } from '../panels/listed.ts';
import { nameOf } from '../panels/names.ts';
import type { Selection } from '../state/selection.ts';
import { DecisionsTab } from './decisions/decisions-tab.tsx';
import { DetailsHeader } from './details-header.tsx';
import { DetailsTabs } from './details-tabs.tsx';
import { FlightFacts } from './flight-facts.tsx';
import { partsOf, shownPart } from './parts.ts';
import { SpeedTab } from './speed/speed-tab.tsx';
import { useTrack } from './speed/vehicle-track.ts';
import { StandFacts } from './stand-facts.tsx';
import { StoryTab } from './story/story-tab.tsx';
import { TaskFacts } from './task-facts.tsx';
import { VehicleFacts } from './vehicle-facts.tsx';

const t = texts('details', english);

type DetailsProps = {
  selected: Selection;
  /** How much of the side panel's height they take, 0 to 1. */
  share: number;
};

/** All that is known of what is selected: how it stands at the shown time, its story, decisions and speed. */
export function Details({ selected, share }: DetailsProps) {
  const { kind, id } = selected;
  const { entities } = listed.value;
  const name = nameOf(kind, id, entities);
  const parts = partsOf(kind);
  const part = parts.includes(shownPart.value) ? shownPart.value : 'facts';
  const needsTrack = kind === 'vehicle' && (part === 'story' || part === 'speed');
  const track = useTrack(needsTrack ? id : null);
  return (
    <section
      class="details"
      aria-label={`${words(kind)} ${name}`}
      style={{ flexGrow: share === 1 ? 1 : share / (1 - share) }}
    >
      <DetailsHeader selected={selected} name={name} />
      <DetailsTabs parts={parts} current={part} />
      <div
        class="details-body"
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
        tabIndex={0}
        id="details-panel"
        aria-label={t(`tabs.${part}`)}
        key={`${kind} ${id} ${part}`}
      >
        {part === 'facts' && <FactsOf {...selected} />}
        {part === 'story' && <StoryTab selected={selected} name={name} track={track} />}
        {part === 'decisions' && (kind === 'task' || kind === 'vehicle') && (
          <DecisionsTab kind={kind} id={id} />
        )}
        {part === 'speed' && (
          <SpeedTab reading={track} unit={speedUnit(entities.vehicles.get(id)?.vehicleType)} />
        )}
      </div>
    </section>
  );
}

function FactsOf({ kind, id }: Selection) {
  const { entities, time } = listed.value;
  switch (kind) {
    case 'vehicle':
      return <VehicleFacts vehicle={entities.vehicles.get(id)} time={time} />;
    case 'task':
      return <TaskFacts task={entities.tasks.get(id)} time={time} />;
    case 'flight':
      return <FlightFacts flight={entities.flights.get(id)} time={time} />;
    case 'stand':
      return <StandFacts stand={id} time={time} />;
  }
}
