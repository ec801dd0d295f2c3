import { Popover } from '../controls/popover.tsx';
import { countText, words } from '../format/words.ts';
import { setFilters } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { transportBlocked } from '../transport/availability.ts';
import { type ChoiceName, FILTER_CHOICES, picked, toggled } from './filter-choices.ts';

type QuickChoiceProps = {
  name: ChoiceName;
  label: string;
  /** How many of the values held are of each word. */
  counts: () => ReadonlyMap<string, number>;
};

/** A chip that opens the values of one of the session's filters, those that occur first. */
export function QuickChoice({ name, label, counts }: QuickChoiceProps) {
  const filters = session.value?.filters ?? {};
  const chosen = picked(filters, name);
  const [first] = chosen;
  return (
    <Popover
      label={label}
      buttonClass={`chip ${chosen.size > 0 ? 'active' : ''}`}
      disabledReason={transportBlocked.value}
      button={
        <>
          {chosen.size === 0 || first === undefined ? label : words(first)}
          {chosen.size > 1 && ` +${chosen.size - 1}`}
          <span class="chip-more" aria-hidden="true" />
        </>
      }
    >
      {() => <Values name={name} label={label} counts={counts()} chosen={chosen} />}
    </Popover>
  );
}

type ValuesProps = {
  name: ChoiceName;
  label: string;
  counts: ReadonlyMap<string, number>;
  chosen: ReadonlySet<string>;
};

function Values({ name, label, counts, chosen }: ValuesProps) {
  const values = FILTER_CHOICES[name].filter(value => counts.has(value) || chosen.has(value));
  const others = FILTER_CHOICES[name].filter(value => !values.includes(value as never));
  return (
    <fieldset class="quick-values">
      <legend class="visually-hidden">{label}</legend>
      {[...values, ...others].map(value => (
        <label key={value} class={counts.has(value) ? '' : 'muted'}>
          <input
            type="checkbox"
            checked={chosen.has(value)}
            onChange={() => void setFilters(toggled(session.peek()?.filters ?? {}, name, value))}
          />
          <span class="quick-word">{words(value)}</span>
          <span class="muted small">{counts.has(value) ? countText(counts.get(value) ?? 0) : ''}</span>
        </label>
      ))}
    </fieldset>
  );
}
