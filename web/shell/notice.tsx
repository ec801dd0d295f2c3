import type { ComponentChildren } from 'preact';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';

const t = texts('shell');

export type NoticeProps = {
  /** How bad it is; `info` says that nothing is. */
  tone: 'info' | 'warning' | 'critical';
  title?: string;
  children?: ComponentChildren;
  /** What can be done, beside the text. */
  action?: ComponentChildren;
  onDismiss?: () => void;
};

/** Something that the reader must know, in plain words with what can be done. */
export function Notice({ tone, title, children, action, onDismiss }: NoticeProps) {
  return (
    <div class={`notice ${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      <Icon name={tone} />
      <div class="text">
        {title !== undefined && <p class="title">{title}</p>}
        {children}
      </div>
      {action}
      {onDismiss && <Button label={t('dismiss')} icon="close" onClick={onDismiss} />}
    </div>
  );
}
