/** Why a source as a whole cannot be imported; the message is for the person who gave it. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}
