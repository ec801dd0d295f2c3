/**
 * How one task waits for another, after the precedence diagramming method: `finish-start`, it begins once the other is
 * over; `start-start`, it begins once the other has begun; `finish-finish`, it ends once the other is over.
 */
export type LinkKind = 'finish-start' | 'start-start' | 'finish-finish';

/** One task waits for another; `lag` is what lies between at least, ms. */
export type Link = {
  /** Ids of tasks. */
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
  readonly lag: number;
};

/** The start or the finish of a task. */
export type Moment = { readonly id: string; readonly at: 'start' | 'finish' };

export type OrderedLinks = {
  /** Every task's start and finish, each behind what it waits for. */
  readonly moments: readonly Moment[];
  /** The links that count. */
  readonly links: readonly Link[];
};

/**
 * Leaves out the links that close a circle with those given before them, and every `finish-start` link that others
 * already imply (transitive reduction).
 */
export function orderedLinks(ids: readonly string[], given: readonly Link[]): OrderedLinks {
  const there = new Set(ids);
  const known = given.filter(({ from, to }) => there.has(from) && there.has(to));
  const order = sorted(graphOf(ids, known));
  const links = order.length === 2 * ids.length ? known : withoutCircles(ids, known);
  const moments = links === known ? order : sorted(graphOf(ids, links));
  return {
    moments: moments.map(key => ({ id: key.slice(1), at: key.startsWith('s') ? 'start' : 'finish' })),
    links: reduced(moments, links),
  };
}

const start = (id: string) => `s${id}`;
const finish = (id: string) => `f${id}`;
const fromOf = ({ from, kind }: Link) => (kind === 'start-start' ? start(from) : finish(from));
const toOf = ({ to, kind }: Link) => (kind === 'finish-finish' ? finish(to) : start(to));

type Next = ReadonlyMap<string, Set<string>>;

function graphOf(ids: readonly string[], links: readonly Link[]): Next {
  const next = new Map<string, Set<string>>();
  for (const id of ids) next.set(start(id), new Set([finish(id)])).set(finish(id), new Set());
  for (const link of links) next.get(fromOf(link))?.add(toOf(link));
  return next;
}

function withoutCircles(ids: readonly string[], links: readonly Link[]): Link[] {
  const next = graphOf(ids, []);
  return links.filter(link => {
    const [from, to] = [fromOf(link), toOf(link)];
    if (reaches(next, to, from)) return false;
    next.get(from)?.add(to);
    return true;
  });
}

function reaches(next: Next, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === to) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...(next.get(key) ?? []));
  }
  return false;
}

/** Kahn's algorithm; what lies on a circle, or behind one, is left out. */
function sorted(next: Next): string[] {
  const waits = new Map<string, number>();
  for (const tos of next.values()) for (const to of tos) waits.set(to, (waits.get(to) ?? 0) + 1);
  const order = [...next.keys()].filter(key => !waits.has(key));
  for (const key of order) {
    for (const to of next.get(key) ?? []) {
      const left = (waits.get(to) ?? 0) - 1;
      waits.set(to, left);
      if (left === 0) order.push(to);
    }
  }
  return order;
}

/** What only decides when another task ends implies nothing here: who waits for both is better shown waiting for both. */
function reduced(order: readonly string[], links: readonly Link[]): Link[] {
  const next = new Map<string, string[]>(order.map(key => [key, []]));
  for (const key of order) if (key.startsWith('s')) next.get(key)?.push(finish(key.slice(1)));
  for (const link of links) if (link.kind !== 'finish-finish') next.get(fromOf(link))?.push(toOf(link));
  const reach = new Map<string, Set<string>>();
  for (const key of order.toReversed()) {
    const all = new Set<string>();
    for (const to of next.get(key) ?? []) {
      all.add(to);
      for (const far of reach.get(to) ?? []) all.add(far);
    }
    reach.set(key, all);
  }
  const implied = (link: Link) =>
    (next.get(fromOf(link)) ?? []).some(other => reach.get(other)?.has(toOf(link)));
  return links.filter(link => link.kind !== 'finish-start' || link.lag > 0 || !implied(link));
}
