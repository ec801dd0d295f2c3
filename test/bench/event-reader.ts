/** One server-sent event; `data` as it came. */
export interface ReadEvent {
  readonly event: string;
  readonly data: string;
}

/** Reads the events of a stream as they come, holding no more than the one that is under way. */
export async function* readEvents(url: string, init: RequestInit): AsyncGenerator<ReadEvent> {
  const answer = await fetch(url, init);
  if (answer.status !== 200 || !answer.body) throw new Error(`${answer.status} for ${url}`);
  let pending: string[] = [];
  for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
    const last = pending.at(-1) ?? '';
    const ends = piece.includes('\n\n') || (last.endsWith('\n') && piece.startsWith('\n'));
    pending.push(piece);
    if (!ends) continue;
    const blocks = pending.join('').split('\n\n');
    pending = [blocks.pop() ?? ''];
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const event = field('event');
      if (event !== undefined) yield { event, data: field('data') ?? '' };
    }
  }
}
