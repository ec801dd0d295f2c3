import { Tabs } from '../controls/tabs.tsx';
import { texts } from '../language/catalogues.ts';
import { LIST_NAMES, type ListName } from './list-preferences.ts';

const t = texts('lists');

type ListTabsProps = {
  current: ListName;
  counts: Readonly<Record<ListName, number>>;
  onChoose: (name: ListName) => void;
};

/** The choice between the lists, each with how much it holds. */
export function ListTabs({ current, counts, onChoose }: ListTabsProps) {
  return (
    <Tabs
      class="tabs"
      label={t('tabs.label')}
      tabs={LIST_NAMES}
      current={current}
      idOf={name => `tab-${name}`}
      panelId={`panel-${current}`}
      content={name => (
        <>
          {t(`tabs.${name}`)} <span class="tab-count">{counts[name]}</span>
        </>
      )}
      onChoose={onChoose}
    />
  );
}
