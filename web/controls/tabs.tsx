import type { ComponentChildren } from 'preact';

type TabsProps<T extends string> = {
  readonly class: string;
  /** What is chosen here, for assistive technology. */
  readonly label: string;
  readonly tabs: readonly T[];
  readonly current: T;
  /** The element id of a tab, by which its panel is named. */
  readonly idOf: (tab: T) => string;
  /** The element id of the panel that the current tab shows. */
  readonly panelId: string;
  readonly content: (tab: T) => ComponentChildren;
  readonly onChoose: (tab: T) => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The choice between panels of which one is shown; arrow keys go from one to the next, around the ends. */
export function Tabs<T extends string>(props: TabsProps<T>) {
  const { tabs, current } = props;
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    props.onChoose(next);
    event.currentTarget.ownerDocument.getElementById(props.idOf(next))?.focus();
  };
  return (
    <div class={props.class} role="tablist" aria-label={props.label}>
      {tabs.map(tab => (
        <button
          key={tab}
          id={props.idOf(tab)}
          type="button"
          role="tab"
          class="tab"
          aria-selected={tab === current}
          aria-controls={tab === current ? props.panelId : undefined}
          tabIndex={tab === current ? 0 : -1}
          onClick={() => props.onChoose(tab)}
          onKeyDown={onKeyDown}
        >
          {props.content(tab)}
        </button>
      ))}
    </div>
  );
}
