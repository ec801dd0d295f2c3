import { useId, useMemo, useState } from 'preact/hooks';
import { texts } from '../language/catalogues.ts';
import { shift } from '../shift/shift.ts';
import { setFilters } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { type NamingList, naming } from './filter-choices.ts';
import { listed } from './listed.ts';
import { nameables, named, suggested } from './nameable.ts';

const t = texts('lists');

/** How many names are offered for what is typed. */
const SUGGESTIONS = 30;

/** Adds single stands, flights, vehicles or tasks to the session's filters by their names. */
export function NamePicker({ name }: { name: NamingList }) {
  const id = useId();
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<string | null>(null);
  const log = shift.value;
  const all = useMemo(() => nameables(name, listed.peek().entities, log), [name, log]);
  const add = (entry: string) => {
    const found = named(all, entry);
    setUnknown(found || entry.trim() === '' ? null : entry.trim());
    if (!found) return;
    setText('');
    void setFilters(naming(session.peek()?.filters ?? {}, name, found.id));
  };
  return (
    <div class="field">
      <label for={id}>{t(`filter.names.${name}`)}</label>
      <input
        id={id}
        class="input"
        type="text"
        autocomplete="off"
        spellcheck={false}
        list={`${id}-names`}
        placeholder={t(`filter.type.${name}`)}
        value={text}
        aria-invalid={unknown !== null}
        aria-describedby={unknown === null ? undefined : `${id}-note`}
        onInput={event => {
          const entry = event.currentTarget.value;
          setText(entry);
          setUnknown(null);
          // Picked from the list: nothing more will be typed.
          if (event.inputType === 'insertReplacementText' || !event.inputType) add(entry);
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add(text);
        }}
      />
      <datalist id={`${id}-names`}>
        {suggested(all, text, SUGGESTIONS).map(each => (
          <option key={each.id} value={each.label}>
            {each.label === each.id ? undefined : each.id}
          </option>
        ))}
      </datalist>
      {unknown !== null && (
        <span id={`${id}-note`} class="field-error" role="alert">
          {t('filter.unknown', { text: unknown })}
        </span>
      )}
    </div>
  );
}
