import { useSignal } from '@preact/signals';
import type { NotificationState } from '../../server/contract/records.ts';
import { toMs } from '../../server/contract/time.ts';
import type { Severity } from '../../server/contract/vocabulary.ts';
import { countText, words } from '../format/words.ts';
import { texts } from '../language/catalogues.ts';
import { shift } from '../shift/shift.ts';
import { seek } from '../state/commands.ts';
import { ALERTS } from './alert-list.ts';
import { countedBy } from './counted-by.ts';
import type { SearchedProps } from './entity-panels.tsx';
import { ListPanel } from './list-panel.tsx';
import { listed } from './listed.ts';
import { ToggleChip } from './toggle-chip.tsx';

const t = texts('lists');

const SEVERITIES = ['critical', 'warning', 'info'] as const;
const severityOf = (each: NotificationState): Severity => each.severity ?? 'info';

/** The alerts: those of the last minutes, as the playhead goes, or those of the whole shift. */
export function AlertPanel({ query, onQuery }: SearchedProps) {
  const severities = useSignal<ReadonlySet<Severity>>(new Set());
  const whole = useSignal(false);
  const chosen = severities.value;
  const ofShift = whole.value ? shift.value.notifications : undefined;
  const counts = countedBy(ofShift ?? listed.value.entities.notifications.values(), severityOf);
  const toggle = (severity: Severity) => {
    const next = new Set(chosen);
    if (!next.delete(severity)) next.add(severity);
    severities.value = next;
  };
  return (
    <ListPanel
      list="notifications"
      kind={ALERTS}
      query={query}
      onQuery={onQuery}
      notifications={ofShift}
      nothing={whole.value ? t('none.notificationsOfShift') : undefined}
      admits={chosen.size === 0 ? undefined : each => chosen.has(severityOf(each))}
      local={`${[...chosen]} ${whole.value}`}
      onChoose={whole.value ? each => void seek(toMs(each.time)) : undefined}
      chips={() => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere
        <div class="quick-filters" role="group" aria-label={t('quick.label')}>
          {SEVERITIES.map(severity => (
            <ToggleChip
              key={severity}
              pressed={chosen.has(severity)}
              hint={t('quick.severityHint')}
              onClick={() => toggle(severity)}
            >
              {words(severity)} <span class="chip-count">{countText(counts.get(severity) ?? 0)}</span>
            </ToggleChip>
          ))}
          <ToggleChip
            pressed={whole.value}
            hint={t('quick.wholeShiftHint')}
            onClick={() => (whole.value = !whole.value)}
          >
            {t('quick.wholeShift')}
          </ToggleChip>
        </div>
      )}
    />
  );
}
