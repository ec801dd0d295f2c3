import { isoTime, toMs } from '../../contract/time.ts';

const WITH_OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/i;

/** An instant, or why a text tells none. */
export type ReportTime = { readonly time: string; readonly ms: number } | { readonly reason: string };

/** Reads a time of the schema (`xs:dateTime`); one without an offset is in UTC, as all of the service's are. */
export function reportTime(text: string | undefined): ReportTime {
  if (text === undefined) return { reason: 'time: is missing' };
  const checked = isoTime.safeParse(WITH_OFFSET.test(text) ? text : `${text}Z`);
  if (!checked.success)
    return { reason: `time: ${checked.error.issues[0]?.message}, is ${JSON.stringify(text)}` };
  return { time: checked.data, ms: toMs(checked.data) };
}
