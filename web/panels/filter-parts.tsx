import { Icon } from '../controls/icon.tsx';
import { words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { setFilters } from '../state/commands.ts';
import { session } from '../state/session.ts';
import { type FilterPart, filterParts, without } from './filter-choices.ts';
import { listed } from './listed.ts';
import { nameOf } from './names.ts';

const t = texts('lists');

/** Everything that the session's filters ask for, each a button that takes it away. */
export function FilterParts() {
  const filters = session.value?.filters ?? {};
  return (
    <ul class="filter-parts" aria-label={t('filter.active')}>
      {filterParts(filters).map(part => {
        const value = partText(part);
        const label = t('filter.remove', { name: t(`filter.names.${part.name}`), value });
        return (
          <li key={`${part.name} ${part.value}`}>
            <button
              type="button"
              class="chip part"
              aria-label={label}
              title={label}
              onClick={() => void setFilters(without(session.peek()?.filters ?? {}, part))}
            >
              {value}
              <Icon name="close" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function partText({ name, value }: FilterPart): string {
  const { entities } = listed.value;
  switch (name) {
    case 'bbox':
      return t('filter.bboxValue');
    case 'stands':
      return t('row.stand', { stand: value });
    case 'flightIds':
      return nameOf('flight', value, entities);
    case 'vehicleIds':
      return nameOf('vehicle', value, entities);
    case 'taskIds':
      return value;
    default:
      return words(value);
  }
}
