import { useEffect, useState } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import type { IconName } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { copyText } from './copy-text.ts';

const t = texts('shell');
/** How long the outcome is on show, ms. */
const TOLD_MS = 2500;

type CopyButtonProps = {
  label: string;
  icon?: IconName;
  class?: string;
  /** Whether the label stands on the button. */
  written?: boolean;
  /** What is copied; `undefined` where there is nothing yet. */
  text: () => string | undefined;
};

/** Copies a text, and tells in its place whether that went well. */
export function CopyButton({ label, icon, written = false, text, ...rest }: CopyButtonProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const told = copied === null ? '' : t(copied ? 'link.copied' : 'link.failed');
  const copy = async () => {
    const wanted = text();
    if (wanted !== undefined) setCopied(await copyText(wanted));
  };
  return (
    <span class="copy-button">
      <Button
        {...rest}
        label={label}
        icon={copied === null ? icon : copied ? 'check' : 'warning'}
        onClick={() => void copy()}
      >
        {written && label}
      </Button>
      <span class={told === '' ? 'visually-hidden' : 'copy-told'} role="status">
        {told}
      </span>
    </span>
  );
}
