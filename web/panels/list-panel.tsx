import { useEffect, useMemo } from 'preact/hooks';
import type { NotificationState } from '../../server/contract/records.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { countText } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { session } from '../state/session.ts';
import { shownZone } from '../state/shown-zone.ts';
import { EntityList } from './entity-list.tsx';
import { filterCount } from './filter-choices.ts';
import type { ListKind, ListSource, SortName } from './list-kind.ts';
import { LIST_ORDERS, type ListName } from './list-preferences.ts';
import { listed } from './listed.ts';
import { RowOrder } from './row-order.ts';
import { SortMenu } from './sort-menu.tsx';
import { learnWordsOf, spokenLanguages } from './spoken.ts';

const t = texts('lists');

export type ListPanelProps<S> = {
  list: ListName;
  kind: ListKind<S>;
  query: string;
  onQuery: (query: string) => void;
  /** The list's own chips; how many are late is told them. */
  chips: (late: number) => preact.ComponentChild;
  /** What passes the list's own filter. */
  admits?: ((state: S, source: ListSource) => boolean) | undefined;
  /** What `admits` is asked about, so that a change of it is seen. */
  local: string;
  /** The notifications to list, where not those held. */
  notifications?: readonly NotificationState[] | undefined;
  /** What to say where there is nothing at all. */
  nothing?: string | undefined;
  onChoose?: ((state: S) => void) | undefined;
};

/** One list with its search, its order and its chips. */
export function ListPanel<S>(props: ListPanelProps<S>) {
  const { list, kind, query, onQuery, admits, local } = props;
  const order = LIST_ORDERS[list];
  const { entities, time } = listed.value;
  const source: ListSource = {
    entities,
    notifications: props.notifications ?? entities.notifications.values(),
    time,
    zone: shownZone.value,
  };
  const rows = useMemo(() => new RowOrder(kind), [kind]);
  void spokenLanguages();
  useEffect(() => {
    // Without the words of that language a search still finds names and ids.
    learnWordsOf(query).catch(() => undefined);
  }, [query]);
  const { sort, reversed } = order.value;
  const { shown, total, late } = rows.update(source, { sort, reversed, query, admits });
  const narrowed = query.trim() !== '' || admits !== undefined;
  return (
    <section class="following" role="tabpanel" id={`panel-${list}`} aria-labelledby={`tab-${list}`}>
      <div class="list-tools">
        <label class="search">
          <Icon name="search" />
          <span class="visually-hidden">{t(`search.${list}`)}</span>
          <input
            type="search"
            data-search
            placeholder={t(`search.${list}`)}
            value={query}
            onInput={event => onQuery(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'ArrowDown' || event.key === 'Enter') {
                event.preventDefault();
                document.querySelector<HTMLElement>(`#panel-${list} .list`)?.focus();
              } else if (event.key === 'Escape' && query !== '') {
                event.preventDefault();
                onQuery('');
              }
            }}
          />
          {narrowed && (
            <span class="muted small" role="status">
              {t('search.found', { found: countText(shown.length), total: countText(total) })}
            </span>
          )}
        </label>
        {query !== '' && <Button label={t('search.clear')} icon="close" onClick={() => onQuery('')} />}
        <SortMenu
          names={Object.keys(kind.sorts) as SortName[]}
          order={order.value}
          onChange={next => (order.value = next)}
        />
      </div>
      {props.chips(late)}
      {shown.length === 0 ? (
        <p class="empty">{emptyText(props, total)}</p>
      ) : (
        <EntityList
          kind={kind}
          states={shown}
          source={source}
          label={t(`tabs.${list}`)}
          view={`${query} ${local} ${sort} ${reversed}`}
          onChoose={props.onChoose}
        />
      )}
    </section>
  );
}

function emptyText<S>({ list, nothing }: ListPanelProps<S>, total: number): string {
  if (total > 0) return t('none.found', { total: countText(total) });
  const filters = session.value?.filters ?? {};
  if (filterCount(filters) > 0) return t('none.filtered');
  return nothing ?? t(`none.${list}`);
}
