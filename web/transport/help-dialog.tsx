import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import { helpOpen } from './help-open.ts';
import { GESTURES, SHORTCUTS, type Shortcut } from './shortcuts.ts';

const t = texts('transport');

const KEY_SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** Every key of the page and every gesture of its map, ruler and timeline. */
export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = helpOpen.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const close = () => {
    helpOpen.value = false;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      class="help"
      ref={dialog}
      aria-labelledby="help-title"
      onClose={close}
      onClick={event => {
        if (event.target === dialog.current) close();
      }}
    >
      {open && (
        <div class="help-body">
          <header class="help-head">
            <h2 id="help-title">{t('help.open')}</h2>
            <Button label={t('help.close')} icon="close" shortcut="Esc" onClick={close} />
          </header>
          <div class="help-groups">
            {(['playback', 'jumps', 'page'] as const).map(group => (
              <Group key={group} title={t(`help.groups.${group}`)}>
                {SHORTCUTS.filter(each => each.group === group).map(each => (
                  <div class="help-row" key={each.does}>
                    <dt>
                      <Keys shortcut={each} />
                    </dt>
                    <dd>{t(`help.does.${each.does}`)}</dd>
                  </div>
                ))}
              </Group>
            ))}
            {(['map', 'ruler', 'timeline'] as const).map(group => (
              <Group key={group} title={t(`help.groups.${group}`)}>
                {GESTURES[group].map(gesture => (
                  <div class="help-row gesture" key={gesture}>
                    <dt>{t(`help.gestures.${gesture}.how`)}</dt>
                    <dd>{t(`help.gestures.${gesture}.does`)}</dd>
                  </div>
                ))}
              </Group>
            ))}
          </div>
        </div>
      )}
    </dialog>
  );
}

function Group({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Keys({ shortcut }: { shortcut: Shortcut }) {
  const { key, shift } = shortcut;
  const sign =
    key === ' ' ? t('help.space') : (KEY_SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return (
    <>
      {shift && <kbd>Shift</kbd>}
      <kbd>{sign}</kbd>
    </>
  );
}
