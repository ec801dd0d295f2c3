import { describe, expect, it } from 'vitest';
import { BatchCache } from '../../server/replay/batch-cache.ts';
import { Outbox } from '../../server/replay/outbox.ts';
import { RETENTION_MS } from '../../server/replay/outbox-log.ts';
import { ReplayClient } from '../fidelity/replay-client.ts';
import { ManualClock } from '../manual-clock.ts';
import { TelemetryLog } from '../telemetry-log.ts';

const MAX_BACKLOG = 1000;

/** A log of notifications, whose number the snapshot gives: a viewer that got all of them can say so. */
function outboxOf() {
  const clock = new ManualClock();
  let published = 0;
  const outbox = new Outbox({
    sessionId: 'session',
    epoch: 'first',
    clock,
    maxBacklog: MAX_BACKLOG,
    batches: new BatchCache(),
    telemetry: new TelemetryLog(),
    readTick: () => [],
    recover: error => {
      throw error;
    },
    resync: () => ({
      playback: { event: 'playback', data: '{}' },
      at: published,
      snapshot: () => ({ event: 'snapshot', data: JSON.stringify({ published }) }),
    }),
  });
  return {
    clock,
    outbox,
    /** Publishes as many events in one entry. */
    publish(events = 1): boolean {
      const first = published;
      published += events;
      return outbox.publish(() =>
        Array.from({ length: events }, (_, at) => ({ event: 'clock' as const, data: `${first + at}` })),
      );
    },
  };
}

class Reader extends ReplayClient {
  override apply(event: Parameters<ReplayClient['apply']>[0]) {
    this.events.push(event);
    this.lastEventId = event.id;
  }

  get told(): string[] {
    return this.events.map(({ event, data }) => (event === 'clock' ? data : event));
  }
}

const nothing = () => {};

function joined({ outbox }: ReturnType<typeof outboxOf>, lastEventId?: string) {
  const viewer = new Reader();
  return { viewer, attachment: outbox.join(viewer, { lastEventId }, nothing) };
}

describe('a resume over a long stretch', () => {
  const MEBIBYTE = 2 ** 20;

  it('goes on while the stretch is bounded, and else begins anew without working through all of it', () => {
    const box = outboxOf();
    box.publish();
    const { lastEventId } = joined(box).viewer;
    let rendered = 0;
    for (let entry = 0; entry < 100; entry++) {
      box.outbox.publish(() => {
        rendered++;
        return [{ event: 'clock', data: 'x'.repeat(MEBIBYTE) }];
      });
    }
    rendered = 0;
    expect(joined(box, lastEventId).viewer.events.map(({ event }) => event)).toEqual([
      'playback',
      'snapshot',
    ]);
    expect(rendered).toBeLessThan(40);
    expect(joined(box, 'session.first.90.0').viewer.events).toHaveLength(11);
  });
});

describe('publishing', () => {
  it('reaches every viewer, after the state and the snapshot that it got first', () => {
    const box = outboxOf();
    const early = joined(box).viewer;
    box.publish();
    const late = joined(box).viewer;
    box.publish();
    expect(early.told).toEqual(['playback', 'snapshot', '0', '1']);
    expect(late.told).toEqual(['playback', 'snapshot', '1']);
    expect(late.events.at(-1)).toEqual(early.events.at(-1));
  });

  it('of nothing leaves no trace', () => {
    const box = outboxOf();
    const { viewer } = joined(box);
    expect(box.publish(0)).toBe(false);
    box.publish();
    expect(viewer.lastEventId).toBe('session.first.1.0');
  });

  it('to nobody works nothing out, and keeps it for those who resume', () => {
    const box = outboxOf();
    const { viewer, attachment } = joined(box);
    attachment.leave();
    let rendered = 0;
    box.outbox.publish(() => {
      rendered++;
      return [{ event: 'clock', data: 'kept' }];
    });
    expect(rendered).toBe(0);
    expect(joined(box, viewer.lastEventId).viewer.told).toEqual(['kept']);
  });

  it('gives each event an id of its own', () => {
    const box = outboxOf();
    const { viewer } = joined(box);
    for (let entry = 0; entry < 5; entry++) box.publish(3);
    box.outbox.restart('second');
    expect(new Set(viewer.events.map(({ id }) => id)).size).toBe(viewer.events.length);
  });
});

describe('a viewer that reads too slowly', () => {
  it('costs nothing while it is left out and nobody else watches', () => {
    const box = outboxOf();
    const slow = joined(box);
    let rendered = 0;
    const publish = () =>
      box.outbox.publish(() => {
        rendered++;
        return [{ event: 'clock', data: 'unheard' }];
      });
    slow.viewer.backlog = MAX_BACKLOG + 1;
    for (let entry = 0; entry < 50; entry++) publish();
    expect(rendered).toBe(1);
    slow.viewer.backlog = 0;
    slow.attachment.drained();
    expect(slow.viewer.told.slice(2)).toEqual(['playback', 'snapshot']);
    publish();
    expect(slow.viewer.told.at(-1)).toBe('unheard');
  });

  it('is left out, alone, and is given a snapshot when it has drained', () => {
    const box = outboxOf();
    const slow = joined(box);
    const quick = joined(box).viewer;
    slow.viewer.backlog = MAX_BACKLOG + 1;
    for (let entry = 0; entry < 50; entry++) box.publish();
    expect(quick.told).toHaveLength(52);
    expect(slow.viewer.told).toEqual(['playback', 'snapshot']);
    slow.viewer.backlog = 0;
    box.publish();
    expect(slow.viewer.told).toHaveLength(2);
    slow.attachment.drained();
    expect(slow.viewer.told.slice(2)).toEqual(['playback', 'snapshot']);
    expect(slow.viewer.events.at(-1)?.data).toBe('{"published":51}');
    box.publish();
    expect(slow.viewer.told.slice(4)).toEqual(['51']);
  });

  it('is left alone up to the limit', () => {
    const box = outboxOf();
    const { viewer, attachment } = joined(box);
    viewer.backlog = MAX_BACKLOG;
    box.publish();
    attachment.drained();
    expect(viewer.told).toEqual(['playback', 'snapshot', '0']);
  });

  it('gets nothing any more once it has left', () => {
    const box = outboxOf();
    const { viewer, attachment } = joined(box);
    viewer.backlog = MAX_BACKLOG + 1;
    box.publish();
    attachment.leave();
    attachment.drained();
    expect(viewer.told).toEqual(['playback', 'snapshot']);
  });
});

describe('resuming', () => {
  it('goes on right after any event, in the midst of what left together as well', () => {
    const box = outboxOf();
    const { viewer } = joined(box);
    for (let entry = 0; entry < 4; entry++) box.publish(3);
    viewer.events.slice(1).forEach(({ id }, at) => {
      expect(joined(box, id).viewer.events).toEqual(viewer.events.slice(at + 2));
    });
  });

  it('goes on live from there', () => {
    const box = outboxOf();
    const first = joined(box);
    box.publish();
    first.attachment.leave();
    box.publish();
    const { viewer } = joined(box, first.viewer.lastEventId);
    box.publish();
    expect(viewer.told).toEqual(['1', '2']);
  });

  it('is possible for as long as promised, and not without end', () => {
    const box = outboxOf();
    const { viewer } = joined(box);
    box.publish();
    const [old, id] = [viewer.lastEventId, () => viewer.lastEventId];
    box.clock.advance(RETENTION_MS);
    box.publish();
    expect(joined(box, old).viewer.told).toEqual(['1']);
    box.clock.advance(1);
    expect(joined(box, old).viewer.told).toEqual(['playback', 'snapshot']);
    expect(joined(box, id()).viewer.told).toEqual([]);
  });

  it('is always possible where nothing came since', () => {
    const box = outboxOf();
    const { viewer } = joined(box);
    box.publish(2);
    box.clock.advance(100 * RETENTION_MS);
    expect(joined(box, viewer.lastEventId).viewer.told).toEqual([]);
  });
});

describe('restarting', () => {
  it('gives everybody a snapshot and lets nobody resume from before', () => {
    const box = outboxOf();
    const { viewer } = joined(box);
    box.publish();
    const old = viewer.lastEventId;
    box.outbox.restart('second');
    expect(viewer.told.slice(3)).toEqual(['playback', 'snapshot']);
    expect(joined(box, old).viewer.told).toEqual(['playback', 'snapshot']);
    const fresh = viewer.lastEventId;
    box.publish();
    expect(joined(box, fresh).viewer.told).toEqual(['1']);
  });
});

describe('leaving', () => {
  it('is told once', () => {
    const { outbox } = outboxOf();
    let left = 0;
    const { leave } = outbox.join(new Reader(), {}, () => left++);
    leave();
    leave();
    expect([left, outbox.viewers]).toEqual([1, 0]);
  });
});

describe('ending', () => {
  it('is told to everybody, and makes no viewer a leaver', () => {
    const { outbox } = outboxOf();
    let left = 0;
    const viewer = new Reader();
    const { leave } = outbox.join(viewer, {}, () => left++);
    outbox.end({ event: 'end', data: '{}' });
    leave();
    expect([viewer.told.at(-1), viewer.ended, left, outbox.viewers]).toEqual(['end', true, 0, 0]);
  });
});
