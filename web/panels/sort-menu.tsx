import { Popover } from '../controls/popover.tsx';
import { texts } from '../language/catalogues.ts';
import type { SortName } from './list-kind.ts';
import type { ListOrder } from './list-preferences.ts';

const t = texts('lists');

type SortMenuProps = {
  names: readonly SortName[];
  order: ListOrder;
  onChange: (order: ListOrder) => void;
};

/** In which order a list stands. */
export function SortMenu({ names, order, onChange }: SortMenuProps) {
  return (
    <Popover
      label={t('sort.by', { by: t(`sort.${order.sort}`) })}
      icon={order.reversed ? 'reversed' : 'sort'}
      buttonClass="sort-button"
      from="right"
    >
      {() => (
        <div class="sort-menu">
          <fieldset>
            <legend>{t('sort.label')}</legend>
            {names.map(name => (
              <label key={name}>
                <input
                  type="radio"
                  name="sort"
                  checked={order.sort === name}
                  onChange={() => onChange({ ...order, sort: name })}
                />
                {t(`sort.${name}`)}
              </label>
            ))}
          </fieldset>
          <label>
            <input
              type="checkbox"
              checked={order.reversed}
              onChange={() => onChange({ ...order, reversed: !order.reversed })}
            />
            {t('sort.reversed')}
          </label>
        </div>
      )}
    </Popover>
  );
}
