import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { kiosk } from '../state/kiosk.ts';

const t = texts('shell');

/** How long a wall display, where nobody can dismiss it, shows a notice that could be, ms. */
const UNATTENDED_MS = 60_000;

export type NoticeProps = {
  /** How bad it is; `info` says that nothing is. */
  tone: 'info' | 'warning' | 'critical';
  title?: string;
  children?: ComponentChildren;
  /** What can be done, beside the text. */
  action?: ComponentChildren;
  onDismiss?: () => void;
};

/**
 * Something that the reader must know, in plain words with what can be done. On a wall display there is nothing to
 * press, and what could be dismissed goes by itself.
 */
export function Notice({ tone, title, children, action, onDismiss }: NoticeProps) {
  const unattended = kiosk.value;
  useEffect(() => {
    if (!unattended || !onDismiss) return;
    const going = setTimeout(onDismiss, UNATTENDED_MS);
    return () => clearTimeout(going);
  }, [unattended, onDismiss]);
  return (
    <div class={`notice ${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      <Icon name={tone} />
      <div class="text">
        {title !== undefined && <p class="title">{title}</p>}
        {children}
      </div>
      {!unattended && action}
      {!unattended && onDismiss && <Button label={t('dismiss')} icon="close" onClick={onDismiss} />}
    </div>
  );
}
