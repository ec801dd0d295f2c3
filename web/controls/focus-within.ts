const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** What the Tab key stops at within `root`, in order: of radio buttons only the chosen one. */
export function tabStops(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(each => {
    if (each.matches(':disabled, [tabindex="-1"]') || each.getClientRects().length === 0) return false;
    return !(each instanceof HTMLInputElement && each.type === 'radio') || each.checked;
  });
}

/** Keeps the Tab key within `root`: past its last stop the first comes again, and the other way round. */
export function keepTabWithin(root: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const stops = tabStops(root);
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const current = document.activeElement;
  if (current !== edge && current && root.contains(current)) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
