import { z } from 'zod';
import { problem } from './problems.ts';
import { identifier } from './records.ts';
import { commandAnswer, commandManner, controlActions, paramsFields } from './session.ts';

/** What a client names a command by, to know its answer. */
export const requestId = z.union([z.string().max(100), z.int()], {
  error: 'must be a text of at most 100 characters or a whole number',
});
export type RequestId = z.infer<typeof requestId>;

const addressed = {
  requestId,
  sessionId: identifier.optional().meta({ description: "Left out, it is this connection's session" }),
  ...commandManner,
};

/** A message that controls the playhead: the body of `POST …/control`, with a `requestId`. */
export const controlMessage = controlActions(addressed).meta({ id: 'ControlMessage' });

/** A message that changes parameters: the body of `POST …/set-params`, with a `requestId`. */
export const paramsMessage = z.strictObject({ ...addressed, ...paramsFields }).meta({ id: 'ParamsMessage' });

const answered = { requestId: requestId.nullable() };

/** What a message is answered with: the outcome of its command, or the problem. */
const answerMessage = z.union([commandAnswer.extend(answered), problem.extend(answered)]).meta({
  id: 'AnswerMessage',
  description: 'The outcome of a command, or the problem; `requestId` is null where the message had none',
});

/** What goes through a WebSocket beside the events, by the name that the documents give it. */
export const MESSAGE_SCHEMAS = {
  ControlMessage: controlMessage,
  ParamsMessage: paramsMessage,
  AnswerMessage: answerMessage,
} as const;
