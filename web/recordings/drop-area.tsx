import { useRef } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { texts } from '../language/catalogues.ts';
import { importFiles } from './importing.ts';

const t = texts('recordings');

/** Where files are dropped, or chosen by mouse or keyboard. The page takes a drop anywhere; this is where one looks for it. */
export function DropArea() {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div class="drop-area">
      <Icon name="upload" />
      <p class="title">{t('drop.title')}</p>
      <p class="muted">{t('drop.or')}</p>
      <button type="button" class="button primary" onClick={() => chooser.current?.click()}>
        {t('drop.choose')}
      </button>
      <input
        ref={chooser}
        type="file"
        multiple
        class="visually-hidden"
        tabIndex={-1}
        aria-label={t('drop.choose')}
        onChange={event => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void importFiles(files);
        }}
      />
      <p class="muted small">{t('drop.hint')}</p>
    </div>
  );
}
