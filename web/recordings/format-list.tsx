import { texts } from '../language/catalogues.ts';
import { imports as english } from '../language/en/imports.ts';
import { FORMAT_GROUPS } from './format-groups.ts';

const t = texts('imports', english);

/** What can be imported, by what a person has. */
export function FormatList() {
  return (
    <dl class="format-list">
      {FORMAT_GROUPS.map(({ group, formats }) => (
        <div key={group}>
          <dt>{t(`formatGroups.${group}`)}</dt>
          {formats.map(format => (
            <dd key={format}>{t(`formats.${format}`)}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
