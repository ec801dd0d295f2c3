import type { IconNode } from 'lucide';
import { h } from 'preact';
import { DRAWN } from './drawn-icons.ts';
import { LUCIDE } from './lucide-icons.ts';

export type IconName = keyof typeof DRAWN | keyof typeof LUCIDE;

/** Those that are filled with the text's colour. */
const SOLID: ReadonlySet<string> = new Set(['play', 'aircraft']);

/** A drawn sign on a 24 by 24 grid; it says nothing by itself, so whatever holds it needs a label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={SOLID.has(name) ? 'icon solid' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      {name in DRAWN ? (
        <path d={DRAWN[name as keyof typeof DRAWN]} />
      ) : (
        parts(LUCIDE[name as keyof typeof LUCIDE])
      )}
    </svg>
  );
}

function parts(node: IconNode) {
  return node.map(([tag, attributes]) => h(tag, attributes));
}
