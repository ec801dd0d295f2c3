import { controlMessage, paramsMessage, type RequestId, requestId } from '../contract/command-message.ts';
import { problemBody, ReplayError } from '../contract/problems.ts';
import type { SessionState } from '../contract/session.ts';
import type { Sessions } from '../replay/sessions.ts';
import type { CarryOut } from '../streams/command-queue.ts';
import type { Refusals } from './refusals.ts';
import type { RequestLimit } from './request-rate.ts';
import { invalidRequest, validate } from './validation.ts';

const MAX_MESSAGE_BYTES = 64 * 1024;

export interface CommandDependencies {
  readonly sessions: Sessions;
  readonly limit: RequestLimit;
  readonly refusals: Refusals;
}

/**
 * Carries out the messages of a connection from an address that watches a session: see `getWebSocket` of the contract.
 */
export function commandMessages(
  { sessions, limit, refusals }: CommandDependencies,
  sessionId: string,
  address: string,
): CarryOut {
  return async text => {
    let request: RequestId | null = null;
    try {
      const message = parse(text);
      request = requestIdOf(message);
      limit.count(address);
      const session = await carryOut(sessions, sessionId, message);
      return JSON.stringify({ requestId: request, status: 'success', session });
    } catch (error) {
      const context = { sessionId, commandId: request };
      const { code, message, errors } = refusals.of(error, 'carrying out a command', context);
      return JSON.stringify({ requestId: request, ...problemBody(code, message, [...errors]) });
    }
  };
}

async function carryOut(sessions: Sessions, ownId: string, message: object): Promise<SessionState> {
  if ('action' in message) {
    const { requestId: _, sessionId = ownId, ...command } = validate(controlMessage, message);
    return sessions.control({ sessionId, ...command });
  }
  const { requestId: _, sessionId = ownId, ...command } = validate(paramsMessage, message);
  return sessions.setParams({ sessionId, ...command });
}

function parse(text: string | null): object {
  if (text === null) {
    throw new ReplayError('unsupported_media_type', 'Send a command as a text message; this one is binary.');
  }
  if (Buffer.byteLength(text) > MAX_MESSAGE_BYTES) {
    throw new ReplayError('payload_too_large', 'A message may have at most 64 KiB.');
  }
  const message = parseJson(text);
  if (typeof message === 'object' && message !== null && !Array.isArray(message)) return message;
  throw invalidRequest([{ path: '', message: 'The message must be an object' }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidRequest([{ path: '', message: `The message is not JSON: ${(error as Error).message}` }]);
  }
}

/** What the client knows its message by, even where the rest of it is wrong. */
function requestIdOf(message: object): RequestId | null {
  const given = requestId.safeParse('requestId' in message ? message.requestId : undefined);
  return given.success ? given.data : null;
}
