import { Button } from '../controls/button.tsx';
import { texts } from '../language/catalogues.ts';
import { importing, showImport } from './importing.ts';

const t = texts('recordings');

/** Opens the import; while one is under way it tells how far that is. */
export function ImportButton() {
  const label = importLabel();
  const running = importing.value.stage === 'running';
  return (
    <Button class={running ? 'active' : ''} label={label} icon="upload" onClick={showImport}>
      {running ? label : undefined}
    </Button>
  );
}

/** What leads to the import, in words. */
function importLabel(): string {
  const current = importing.value;
  if (current.stage !== 'running') return t('import');
  const { bytesRead, bytesTotal } = current.pace;
  if (!bytesTotal) return t('importingPlain');
  return t('importing', { percent: Math.floor((100 * Math.min(bytesRead, bytesTotal)) / bytesTotal) });
}
