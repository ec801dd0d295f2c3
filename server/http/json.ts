import type { Response } from 'express';

/** Answers with JSON that is already text. */
export function sendJson(response: Response, text: string, mediaType = 'application/json'): void {
  response.type(mediaType).send(text);
}
