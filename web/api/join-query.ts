/** The query that joins a session, behind the event `lastEventId` where one is given. */
export function joinQuery(sessionId: string, lastEventId: string | undefined): string {
  const query = new URLSearchParams({ sessionId });
  if (lastEventId !== undefined) query.set('lastEventId', lastEventId);
  return query.toString();
}
