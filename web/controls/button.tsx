import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type ButtonProps = {
  /** What it does; the name for assistive technology, and the hint. */
  label: string;
  icon?: IconName | undefined;
  /** The key that does the same, as the hint shows it. */
  shortcut?: string | undefined;
  /** Why it cannot be used now; `undefined` where it can. It stays in the order of focus, so that the reason can be read. */
  disabledReason?: string | undefined;
  /** For a switch: whether it is on. */
  pressed?: boolean | undefined;
  class?: string;
  children?: ComponentChildren;
  onClick: () => void;
};

/** A button with an icon, text (its children) or both. */
export function Button(props: ButtonProps) {
  const { label, icon, shortcut, disabledReason, pressed, children, onClick } = props;
  const hint = shortcut ? `${label} (${shortcut})` : label;
  return (
    <button
      type="button"
      class={`button ${children ? '' : 'icon-only'} ${props.class ?? ''}`}
      aria-label={children ? undefined : label}
      aria-disabled={disabledReason ? 'true' : undefined}
      aria-pressed={pressed}
      title={disabledReason ?? hint}
      onClick={() => {
        if (!disabledReason) onClick();
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
