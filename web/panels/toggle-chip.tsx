import type { ComponentChildren } from 'preact';

type ToggleChipProps = {
  pressed: boolean;
  hint?: string;
  tone?: string;
  children: ComponentChildren;
  onClick: () => void;
};

/** A small switch. */
export function ToggleChip({ pressed, hint, tone = '', children, onClick }: ToggleChipProps) {
  return (
    <button type="button" class={`chip ${tone}`} aria-pressed={pressed} title={hint} onClick={onClick}>
      {children}
    </button>
  );
}
