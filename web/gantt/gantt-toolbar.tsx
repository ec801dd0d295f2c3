import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { gantt as english } from '../language/en/gantt.ts';
import { GanttLegend } from './gantt-legend.tsx';
import { GROUPINGS } from './gantt-rows.ts';
import {
  expandAll,
  expandedKeys,
  grouping,
  keepPlayhead,
  knowledge,
  search,
  showAll,
  shownSpan,
  zoomAt,
} from './gantt-state.ts';

const t = texts('gantt', english);

const ZOOM_STEP = 1.6;

/** Zooms around the middle of what is shown; below 1 in. */
export function zoomMiddle(factor: number): void {
  const span = shownSpan.peek();
  if (span) zoomAt((span.from + span.to) / 2, factor);
}

/** How the rows are made, what is shown of them, and how much of time. */
export function GanttToolbar() {
  const unfolded = expandedKeys.value.size > 0;
  return (
    <div class="pane-toolbar gantt-toolbar">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn with a frame */}
      <div class="gantt-switch" role="group" aria-label={t('grouping.label')}>
        {GROUPINGS.map(each => (
          <Button
            key={each}
            label={t(`grouping.${each}`)}
            pressed={grouping.value === each}
            onClick={() => (grouping.value = each)}
          >
            {t(`grouping.${each}`)}
          </Button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn with a frame */}
      <div class="gantt-switch gantt-knowledge" role="group" aria-label={t('knowledge.label')}>
        {(['turnedOut', 'known'] as const).map(each => (
          <Button
            key={each}
            label={t(`knowledge.${each}Hint`)}
            pressed={knowledge.value === each}
            onClick={() => (knowledge.value = each)}
          >
            <span class="gantt-long">{t(`knowledge.${each}`)}</span>
            <span class="gantt-short" aria-hidden="true">
              {t(`knowledge.${each}Short`)}
            </span>
          </Button>
        ))}
      </div>
      <label class="gantt-search">
        <Icon name="search" />
        <span class="visually-hidden">{t('search')}</span>
        <input
          class="input"
          type="search"
          placeholder={t('searchHint')}
          value={search.value}
          onInput={event => (search.value = event.currentTarget.value)}
        />
      </label>
      <span class="gantt-spacer" />
      <Button
        label={unfolded ? t('collapseAll') : t('expandAll')}
        icon={unfolded ? 'fold' : 'unfold'}
        onClick={() => expandAll(!unfolded)}
      />
      <Button
        label={t('keepPlayhead')}
        icon="follow"
        pressed={keepPlayhead.value}
        onClick={() => (keepPlayhead.value = !keepPlayhead.peek())}
      />
      <div class="gantt-zooms">
        <Button label={t('zoomOut')} icon="zoomOut" shortcut="−" onClick={() => zoomMiddle(ZOOM_STEP)} />
        <Button label={t('zoomIn')} icon="zoomIn" shortcut="+" onClick={() => zoomMiddle(1 / ZOOM_STEP)} />
        <Button label={t('zoomReset')} icon="wholeRange" shortcut="0" onClick={showAll} />
      </div>
      <GanttLegend />
    </div>
  );
}
