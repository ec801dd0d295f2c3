import { type Document, isMap, isNode, isPair, LineCounter, parseDocument, stringify } from 'yaml';
import { MAX_PROFILE_LENGTH } from '../../../contract/recording-endpoints.ts';
import { ImportError } from '../../import-error.ts';
import { reasonOf } from '../../reason.ts';
import { type Profile, profileSchema } from './profile.ts';

/**
 * Reads a profile from YAML or JSON. Throws an {@link ImportError} that names the line, the key and what would be right.
 */
export function parseProfile(text: string): Profile {
  if (text.length > MAX_PROFILE_LENGTH) {
    throw unusable(`is longer than ${MAX_PROFILE_LENGTH.toLocaleString('en')} characters`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw unusable(`line ${lines.linePos(error.pos[0]).line}: ${error.message}`);
  const value = contentOf(document);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unusable('must be keys and values, such as kind: positions');
  }
  const checked = profileSchema.safeParse(value);
  if (checked.success) return checked.data;
  const reasons = checked.error.issues.slice(0, MOST_REASONS).map(issue => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    const offset = offsetOf(document, path);
    const place = offset === undefined ? '' : `line ${lines.linePos(offset).line}, `;
    const reason = issue.code === 'unrecognized_keys' ? 'is no key of a profile' : reasonOf([issue], value);
    return `${place}${reason.startsWith(String(issue.path[0])) ? reason : `${path.join('.')}: ${reason}`}`;
  });
  throw unusable(reasons.join('; '));
}

/** A profile as YAML that a person can edit. */
export function profileText(profile: Profile): string {
  return stringify(profile, { lineWidth: 110, flowCollectionPadding: false });
}

const MOST_REASONS = 3;

function contentOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : String(error));
  }
}

/** Where a value stands in the text; that of the nearest one around it, where it is missing. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(
        item => isPair(item) && isNode(item.key) && String(item.key) === String(key),
      );
      if (pair && isNode(pair.key)) return pair.key.range?.[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0];
  }
  return undefined;
}

function unusable(why: string): ImportError {
  return new ImportError(`cannot be read with its profile: ${why}`, 'profile');
}
