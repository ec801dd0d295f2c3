import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { DropArea } from './drop-area.tsx';
import './first-steps.css';
import { FormatList } from './format-list.tsx';
import { type DemoProgress, useDemoProgress } from './use-demo-progress.ts';

const t = texts('imports', english);

/** What the page shows where nothing is recorded: what this is, and every way to a first recording. */
export function FirstSteps() {
  const demo = useDemoProgress();
  return (
    <div class="map-cover">
      <div class="first-steps">
        <div>
          <h2>{demo.value ? t('first.demoTitle') : t('first.title')}</h2>
          <p class="muted">{t('first.what')}</p>
        </div>
        {demo.value ? <Demo progress={demo.value} /> : <Ways />}
      </div>
    </div>
  );
}

/** A server that was just started is making something to look at. */
function Demo({ progress: { percent } }: { progress: DemoProgress }) {
  return (
    <div class="drop-area demo-progress">
      <p class="title" role="status">
        {t('first.demoMaking')}
      </p>
      <progress aria-label={t('first.demoMaking')} max={100} value={percent ?? undefined} />
      <p class="muted small">{t('first.demoOpens')}</p>
    </div>
  );
}

function Ways() {
  return (
    <>
      <DropArea />
      <div class="first-steps-columns">
        <section>
          <h3>{t('first.formats')}</h3>
          <FormatList />
          <p class="muted small">{t('first.gzip')}</p>
        </section>
        <section>
          <h3>{t('first.otherwise')}</h3>
          <p>{t('first.commandLine')}</p>
          <pre>npm run import -- shift.ndjson apt.dat</pre>
          <p>{t('first.demo')}</p>
          <pre>DATABASE=var/demo.sqlite npm start</pre>
          <p class="muted small">{t('first.finds')}</p>
        </section>
      </div>
    </>
  );
}
