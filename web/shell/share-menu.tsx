import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SessionState } from '../../server/contract/session.ts';
import { Popover } from '../controls/popover.tsx';
import { TextField } from '../controls/text-field.tsx';
import { texts } from '../language/catalogues.ts';
import { driverName, LONGEST_NAME, readerName } from '../state/driver.ts';
import { session } from '../state/session.ts';
import { endForAll, leaveSession, sharedSearch, shareSession } from '../state/share.ts';
import { transportBlocked } from '../transport/availability.ts';
import { CopyButton } from './copy-button.tsx';
import { driverText } from './driver-text.ts';

const t = texts('shell');

/** Lets others join the playhead; in a shared session it says who drives and how many watch. */
export function ShareMenu() {
  const open = session.value;
  const shared = open?.shared ? open : null;
  return (
    <Popover
      label={shared ? t('share.shared') : t('share.label')}
      icon="share"
      from="right"
      buttonClass={shared ? 'active' : ''}
      disabledReason={open ? undefined : transportBlocked.value}
      button={shared && <SharedSign shared={shared} />}
    >
      {close => (
        <div class="share">{shared ? <SharedSession shared={shared} close={close} /> : <NotShared />}</div>
      )}
    </Popover>
  );
}

function SharedSign({ shared }: { shared: SessionState }) {
  return (
    <span class="shared-sign">
      <span class="shared-driver">{driverText(shared, driverName.value)}</span>
      <span class="shared-count"> · {t('share.watching', { count: shared.viewers })}</span>
    </span>
  );
}

function NotShared() {
  return (
    <>
      <p class="muted">{t('share.intro')}</p>
      <NameField />
      <button type="button" class="button primary" onClick={() => void shareSession()}>
        {t('share.start')}
      </button>
    </>
  );
}

function SharedSession({ shared, close }: { shared: SessionState; close: () => void }) {
  const [ending, setEnding] = useState(false);
  const linkField = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => linkField.current?.focus(), []);
  const link = `${location.origin}${location.pathname}${sharedSearch(shared)}`;
  const leave = () => {
    close();
    leaveSession();
  };
  const end = () => {
    close();
    void endForAll();
  };
  return (
    <>
      <p>
        {driverText(shared, driverName.value)} · {t('share.watching', { count: shared.viewers })}
      </p>
      <label class="field">
        <span class="label">{t('share.link')}</span>
        <input
          class="input"
          ref={linkField}
          type="text"
          readOnly
          value={link}
          onFocus={event => event.currentTarget.select()}
        />
      </label>
      <CopyButton label={t('share.copy')} icon="link" class="outlined" written text={() => link} />
      <NameField />
      {ending ? (
        <EndConfirmation end={end} keep={() => setEnding(false)} />
      ) : (
        <div class="form-actions">
          <button type="button" class="button outlined" title={t('share.leaveHint')} onClick={leave}>
            {t('share.leave')}
          </button>
          <button type="button" class="button outlined" onClick={() => setEnding(true)}>
            {t('share.end')}
          </button>
        </div>
      )}
    </>
  );
}

/** Asks once more; the focus is at the harmless answer. */
function EndConfirmation({ end, keep }: { end: () => void; keep: () => void }) {
  const harmless = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => harmless.current?.focus(), []);
  return (
    <div class="form-actions" role="alert">
      <p>{t('share.endSure')}</p>
      <button type="button" class="button danger" onClick={end}>
        {t('share.endYes')}
      </button>
      <button type="button" class="button outlined" ref={harmless} onClick={keep}>
        {t('share.endNo')}
      </button>
    </div>
  );
}

function NameField() {
  const [text, setText] = useState(readerName.peek());
  const tooLong = text.trim().length > LONGEST_NAME;
  return (
    <TextField
      label={t('share.name')}
      value={text}
      placeholder={readerName.value === '' ? driverName.value : undefined}
      hint={t('share.nameHint')}
      error={tooLong ? t('share.nameLong') : null}
      onInput={next => {
        setText(next);
        if (next.trim().length <= LONGEST_NAME) readerName.value = next.trim();
      }}
    />
  );
}
