/** Why a stream was refused: `gone` for what does not exist, `ended` for a session that is over, else `unknown`. */
export type StreamProbe = (url: string) => Promise<'gone' | 'ended' | 'unknown'>;

/** Asks for the stream once more, reads the status alone and hangs up. */
export const probeStream: StreamProbe = async url => {
  const hangUp = new AbortController();
  try {
    const { status } = await fetch(url, { signal: hangUp.signal });
    if (status === 204) return 'ended';
    return status === 404 || status === 410 || status === 400 || status === 422 ? 'gone' : 'unknown';
  } catch {
    return 'unknown';
  } finally {
    hangUp.abort();
  }
};
