import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import './import-dialog.css';

const t = texts('recordings');

export type StepDialogProps = {
  label: string;
  class: string;
  /** Which of its steps the dialog shows: the one element of it with `data-first` takes the focus when that changes. */
  step: string;
  /** What Escape does. */
  onEscape: () => void;
  onClose: () => void;
  children: ComponentChildren;
};

/** A dialog over the page that goes from step to step; whoever opened it has the focus again afterwards. */
export function StepDialog({ label, class: className, step, onEscape, onClose, children }: StepDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  useLayoutEffect(() => {
    // What had the focus is gone with its step: without this it would fall back to the page behind.
    dialog.current?.querySelector<HTMLElement>('[data-first]')?.focus();
  }, [step]);
  return (
    <dialog
      ref={dialog}
      class={`import-dialog ${className}`}
      aria-label={label}
      onCancel={event => {
        event.preventDefault();
        onEscape();
      }}
    >
      <div class="import-close">
        <Button label={t('close')} icon="close" onClick={onClose} />
      </div>
      {children}
    </dialog>
  );
}
