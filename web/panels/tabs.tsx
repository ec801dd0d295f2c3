const TABS = [
  { id: 'vehicles', label: 'Vehicles' },
  { id: 'tasks', label: 'Tasks' },
  { id: 'flights', label: 'Flights' },
  { id: 'notifications', label: 'Alerts' },
] as const;

export type TabId = (typeof TABS)[number]['id'];

type TabsProps = {
  current: TabId;
  counts: Readonly<Record<TabId, number>>;
  onChoose: (id: TabId) => void;
};

/** The choice between the lists, each with how much it holds; arrow keys go from one to the next. */
export function Tabs({ current, counts, onChoose }: TabsProps) {
  const go = (event: KeyboardEvent, by: number) => {
    const at = TABS.findIndex(tab => tab.id === current);
    const next = TABS[(at + by + TABS.length) % TABS.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Lists">
      {TABS.map(({ id, label }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          class="tab"
          aria-selected={id === current}
          aria-controls={`panel-${id}`}
          tabIndex={id === current ? 0 : -1}
          onClick={() => onChoose(id)}
          onKeyDown={event => {
            if (event.key === 'ArrowRight') go(event, 1);
            else if (event.key === 'ArrowLeft') go(event, -1);
          }}
        >
          {label} <span class="tab-count">{counts[id]}</span>
        </button>
      ))}
    </div>
  );
}
