import { Tabs } from '../controls/tabs.tsx';
import { texts } from '../language/catalogues.ts';
import { details as english } from '../language/en/details.ts';
import { type DetailsPart, shownPart } from './parts.ts';

const t = texts('details', english);

type DetailsTabsProps = { parts: readonly DetailsPart[]; current: DetailsPart };

/** The choice between the parts of the details. */
export function DetailsTabs({ parts, current }: DetailsTabsProps) {
  return (
    <Tabs
      class="details-tabs"
      label={t('tabs.label')}
      tabs={parts}
      current={current}
      idOf={part => `details-${part}`}
      panelId="details-panel"
      content={part => t(`tabs.${part}`)}
      onChoose={part => (shownPart.value = part)}
    />
  );
}
