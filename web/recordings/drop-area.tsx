import { useRef } from 'preact/hooks';
import { isImportable } from '../../server/contract/importable-files.ts';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { ACCEPTED } from './format-groups.ts';
import { importFiles, refuse } from './importing.ts';

const t = texts('imports', english);

/** Where files are dropped, or chosen by mouse or keyboard. The page takes a drop anywhere; this is where one looks for it. */
export function DropArea() {
  return (
    <div class="drop-area">
      <Icon name="upload" />
      <p class="title">{t('drop.title')}</p>
      <div class="drop-choosers">
        <Chooser
          label={t('drop.choose')}
          look="primary"
          attributes={{ accept: ACCEPTED }}
          onFiles={importFiles}
        />
        <Chooser
          label={t('drop.chooseFolder')}
          look="outlined"
          attributes={{ webkitdirectory: true }}
          onFiles={files => {
            const wanted = files.filter(file => isImportable(pathInFolder(file)));
            if (wanted.length === 0) refuse('folder');
            else void importFiles(wanted);
          }}
        />
      </div>
      <p class="muted small">{t('drop.hint')}</p>
    </div>
  );
}

function pathInFolder({ webkitRelativePath }: File): string {
  return webkitRelativePath.slice(webkitRelativePath.indexOf('/') + 1);
}

type ChooserProps = {
  readonly label: string;
  readonly look: 'primary' | 'outlined';
  /** What the browser's dialog offers. */
  readonly attributes: { readonly accept?: string; readonly webkitdirectory?: boolean };
  readonly onFiles: (files: File[]) => void;
};

/** A button that opens the browser's dialog for files. */
function Chooser({ label, look, attributes, onFiles }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={`button ${look}`} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        {...attributes}
        ref={input}
        type="file"
        multiple
        class="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={event => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
