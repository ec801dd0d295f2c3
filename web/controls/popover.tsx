import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { keepTabWithin, tabStops } from './focus-within.ts';
import { Icon, type IconName } from './icon.tsx';

export type PopoverProps = {
  /** The name of the panel, and of its button where that shows only an icon. */
  label: string;
  icon?: IconName;
  /** What the button shows beside its icon. */
  button?: ComponentChildren;
  buttonClass?: string;
  disabledReason?: string | undefined;
  side?: 'below' | 'above';
  from?: 'left' | 'right';
  /** The panel's content; `close` gives the focus back to the button. */
  children: (close: () => void) => ComponentChildren;
};

/** A button that opens a small panel, which keeps the focus until Escape, a click elsewhere or its own `close` closes it. */
export function Popover({ side = 'below', from = 'left', ...props }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };

  useLayoutEffect(() => {
    if (!open) return;
    const opened = panel.current;
    if (!opened) return;
    const first = opened.querySelector<HTMLElement>('[autofocus]') ?? tabStops(opened)[0];
    first?.focus();
    if (first instanceof HTMLInputElement && first.type === 'text') first.select();
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      keepTabWithin(opened, event);
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      trigger.current?.focus();
    };
    document.addEventListener('pointerdown', onPointerDown, true);
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  }, [open]);

  return (
    <div class="popover-anchor" ref={anchor}>
      <button
        type="button"
        ref={trigger}
        class={`button ${props.button ? '' : 'icon-only'} ${props.buttonClass ?? ''}`}
        aria-label={props.button ? undefined : props.label}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={panelId}
        aria-disabled={props.disabledReason ? 'true' : undefined}
        title={props.disabledReason ?? props.label}
        onClick={() => {
          if (!props.disabledReason) setOpen(!open);
        }}
      >
        {props.icon && <Icon name={props.icon} />}
        {props.button}
      </button>
      {open && (
        <div
          class={`popover ${side} from-${from}`}
          id={panelId}
          role="dialog"
          aria-label={props.label}
          ref={panel}
        >
          {props.children(close)}
        </div>
      )}
    </div>
  );
}
