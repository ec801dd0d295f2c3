import { ExportMenu } from '../export/export-menu.tsx';
import { texts } from '../language/catalogues.ts';
import { FilterMenu } from '../panels/filter-menu.tsx';
import { ImportButton } from '../recordings/import-button.tsx';
import { momentSearch } from '../state/address.ts';
import { PaneSwitch } from '../workspace/lower-pane.tsx';
import { AirportChooser } from './airport-chooser.tsx';
import { ConnectionState } from './connection-state.tsx';
import { CopyButton } from './copy-button.tsx';
import { RangeMenu } from './range-menu.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { ShareMenu } from './share-menu.tsx';

const t = texts('shell');

/** Which airport and which hours are replayed, what is shown of them, and how the page stands with the server. */
export function TopBar() {
  return (
    <header class="top-bar">
      <h1 class="brand">Airside Replay</h1>
      <AirportChooser />
      <RangeMenu />
      <PaneSwitch />
      <span class="spacer" />
      <ConnectionState />
      <FilterMenu />
      <CopyButton label={t('link.copy')} icon="link" text={momentLink} />
      <ShareMenu />
      <ImportButton />
      <ExportMenu />
      <SettingsMenu />
    </header>
  );
}

function momentLink(): string | undefined {
  const search = momentSearch();
  return search && `${location.origin}${location.pathname}${search}`;
}
