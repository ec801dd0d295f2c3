import type { Finding, FindingExample } from '../../server/contract/findings.ts';
import { Icon } from '../controls/icon.tsx';
import type { AirportTime } from '../format/airport-time.ts';
import { texts } from '../language/catalogues.ts';
import { findings as english } from '../language/en/findings.ts';
import { exampleFacts, exampleName, exampleTime, findingAdvice, findingTitle } from './finding-text.ts';
import './findings.css';
import { type Moment, momentOf } from './moment.ts';

const t = texts('findings', english);

type FindingProps = {
  finding: Finding;
  /** By whose clock moments are told. */
  zone: AirportTime;
  onGoTo: (moment: Moment) => void;
};

/** One thing that is wrong or doubtful, with its worst examples and the way to each in the replay. */
export function ReportFinding({ finding, ...place }: FindingProps) {
  const { severity, examples } = finding;
  return (
    <section class={`finding ${severity}`}>
      <h3>
        <Icon name={severity} />
        <span class="visually-hidden">{t(`severity.${severity}`)}</span>
        {findingTitle(finding)}
      </h3>
      <p class="muted">{findingAdvice(finding)}</p>
      {examples.length > 0 && (
        <ul>
          {examples.map((example, index) => (
            <Example key={index} finding={finding} example={example} {...place} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Example({ finding, example, zone, onGoTo }: FindingProps & { example: FindingExample }) {
  const time = exampleTime(finding, example, zone);
  const name = exampleName(example);
  return (
    <li>
      <span class="finding-name">{name}</span>
      <button
        type="button"
        class="link finding-moment"
        title={t('goTo')}
        aria-label={t('goToMoment', { name, time })}
        onClick={() => onGoTo(momentOf(example))}
      >
        <Icon name="play" />
        {time}
      </button>
      <span class="muted">{exampleFacts(finding, example)}</span>
    </li>
  );
}
