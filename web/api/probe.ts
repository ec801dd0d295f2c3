import { refusal } from './request.ts';

/**
 * Why a stream was refused: `gone` for what does not exist or cannot be, `ended` for a session that is over, else `unknown`,
 * which may pass. `detail` is the reason in words.
 */
export type Refusal = { readonly is: 'gone' | 'ended' | 'unknown'; readonly detail: string };
export type StreamProbe = (url: string) => Promise<Refusal>;

/** Asks for the stream once more, reads the status and the problem, and hangs up. */
export const probeStream: StreamProbe = async url => {
  const hangUp = new AbortController();
  try {
    const answer = await fetch(url, { signal: hangUp.signal });
    if (answer.status === 204) return { is: 'ended', detail: 'The session was ended.' };
    if (answer.ok) return { is: 'unknown', detail: '' };
    const { message } = await refusal(answer);
    const final = [400, 404, 410, 422].includes(answer.status);
    return { is: final ? 'gone' : 'unknown', detail: message };
  } catch {
    return { is: 'unknown', detail: '' };
  } finally {
    hangUp.abort();
  }
};
