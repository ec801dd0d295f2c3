import { Popover } from '../controls/popover.tsx';
import { texts } from '../language/catalogues.ts';
import { gantt as english } from '../language/en/gantt.ts';

const t = texts('gantt', english);

const SIGNS = [
  'planned',
  'done',
  'running',
  'aircraft',
  'beyond',
  'waited',
  'way',
  'ready',
  'unassigned',
  'failed',
  'cancelled',
  'milestone',
  'target',
  'open',
] as const;

/** What the bars' signs mean. */
export function GanttLegend() {
  return (
    <Popover label={t('legend.title')} icon="info" from="right">
      {() => (
        <ul class="gantt-legend">
          {SIGNS.map(sign => (
            <li key={sign}>
              <Sign sign={sign} />
              {t(`legend.${sign}`)}
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function Sign({ sign }: { sign: (typeof SIGNS)[number] }) {
  return (
    <svg class={`gantt-sign ${sign}`} viewBox="0 0 40 16" aria-hidden="true">
      <SignShape sign={sign} />
    </svg>
  );
}

function SignShape({ sign }: { sign: (typeof SIGNS)[number] }) {
  switch (sign) {
    case 'planned':
    case 'unassigned':
      return <rect class="outline" x="2.5" y="5.5" width="35" height="6" />;
    case 'cancelled':
      return (
        <>
          <rect class="outline" x="4.5" y="5.5" width="31" height="6" />
          <line x1="1" y1="8.5" x2="39" y2="8.5" />
        </>
      );
    case 'waited':
      return (
        <>
          <rect x="2" y="5" width="2" height="6" />
          <rect x="2" y="7" width="36" height="2" />
        </>
      );
    case 'way':
    case 'ready':
      return <line x1="2" y1="8" x2="38" y2="8" />;
    case 'milestone':
    case 'target':
      return <path d="M20 3.5 24.5 8 20 12.5 15.5 8z" />;
    case 'failed':
      return <path d="M15 3 25 13M25 3 15 13" />;
    case 'beyond':
      return (
        <>
          <rect x="2" y="3" width="36" height="10" />
          <path d="M2 13 12 3M9 13 19 3M16 13 26 3M23 13 33 3M30 13 38 5" />
        </>
      );
    case 'open':
      return <path d="M2 3H38l-4 1.7 4 1.6-4 1.7 4 1.6-4 1.7 4 1.7H2z" />;
    default:
      return <rect x="2" y="3" width="36" height="10" />;
  }
}
