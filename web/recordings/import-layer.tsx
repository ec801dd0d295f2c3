import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { lazy } from '../workspace/lazy.tsx';
import { followDrops } from './dropped-files.ts';
import { importFiles, importing, importShown, refuse } from './importing.ts';
import { storedShown } from './stored-shown.ts';
import './first-steps.css';

const t = texts('recordings');

const ImportDialog = lazy(
  () => import('./import-dialog.tsx').then(module => module.ImportDialog),
  () => null,
);

const StoredDialog = lazy(
  () => import('./stored-dialog.tsx').then(module => module.StoredDialog),
  () => null,
);

/** Takes files that are dropped anywhere on the page, and shows what comes of them. */
export function ImportLayer() {
  const dragging = useSignal(false);
  const running = importing.value.stage === 'running';
  useEffect(
    () =>
      followDrops(window, {
        onDragging(over) {
          dragging.value = over;
        },
        onFiles(files) {
          if (files.length === 0) refuse('folder');
          else void importFiles(files);
        },
        mayDrop: () => importing.peek().stage !== 'running',
      }),
    [dragging],
  );
  useLeaveWarning(running);
  return (
    <>
      {dragging.value && (
        <div class="drop-veil">
          <div>
            <Icon name="upload" />
            <p class="title">{running ? t('drop.busy') : t('drop.anywhere')}</p>
            {!running && <p class="muted">{t('drop.anywhereHint')}</p>}
          </div>
        </div>
      )}
      {importShown.value && <ImportDialog />}
      {storedShown.value && <StoredDialog />}
    </>
  );
}

/** Asks before the page is left while it uploads: that would call the import off. */
function useLeaveWarning(running: boolean): void {
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [running]);
}
