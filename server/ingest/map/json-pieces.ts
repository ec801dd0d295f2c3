import { Tokenizer, TokenParser, TokenType } from '@streamparser/json';
import { ImportError } from '../import-error.ts';

/** A value of a JSON document that is read piece by piece. */
export interface JsonPiece {
  /** The member of the document that it is, or that it is an element of. */
  readonly member: string;
  readonly value: unknown;
  /** Bytes of the document before it. */
  readonly offset: number;
}

/** An element larger than this is nobody's map; bytes. */
const LARGEST_PIECE = 64 * 1024 * 1024;
/** Deeper nesting has no place in a map, and would cost more and more. */
const DEEPEST = 64;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The elements of the named lists of a JSON object, and its other named members, one at a time in their order, so that no
 * more than one is held. Throws an {@link ImportError} where it is not whole JSON, or an element is over 64 MB.
 */
export async function* jsonPieces(
  chunks: AsyncIterable<Buffer>,
  { lists, members }: { readonly lists: readonly string[]; readonly members: readonly string[] },
): AsyncGenerator<JsonPiece> {
  const tokenizer = new Tokenizer({ stringBufferSize: 64 * 1024 });
  const parser = new TokenParser({
    paths: [...lists.map(list => `$.${list}.*`), ...members.map(member => `$.${member}`)],
    keepStack: false,
  });
  let found: JsonPiece[] = [];
  let [depth, start, skipped] = [0, 0, 0];
  tokenizer.onToken = token => {
    const isOpening = token.token === TokenType.LEFT_BRACE || token.token === TokenType.LEFT_BRACKET;
    if (isOpening) {
      depth++;
      if (depth === 3) start = token.offset + skipped;
      if (depth > DEEPEST) throw new ImportError(`is nested over ${DEEPEST} deep at byte ${token.offset}`);
    } else if (token.token === TokenType.RIGHT_BRACE || token.token === TokenType.RIGHT_BRACKET) depth--;
    else if (depth === 2) start = token.offset + skipped;
    parser.write(token);
  };
  parser.onValue = ({ value, key, stack }) => {
    const member = String(stack[1]?.key ?? key);
    if (stack.length === 2 || members.includes(member)) found.push({ member, value, offset: start });
  };
  let [read, lastFound] = [0, 0];
  for await (const chunk of chunks) {
    const isMarked = read === 0 && chunk.subarray(0, 3).equals(BYTE_ORDER_MARK);
    if (isMarked) skipped = 3;
    write(tokenizer, isMarked ? chunk.subarray(3) : chunk);
    read += chunk.length;
    if (found.length > 0) lastFound = read;
    else if (read - lastFound > LARGEST_PIECE) {
      throw new ImportError(`holds a piece of more than 64 MB, from byte ${start} on: that is no map`);
    }
    yield* found;
    found = [];
  }
  if (depth > 0 || !endsWell(tokenizer)) {
    throw new ImportError('ends in the middle of its JSON: it is cut off');
  }
}

function write(tokenizer: Tokenizer, chunk: Buffer): void {
  try {
    tokenizer.write(chunk);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`is not valid JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function endsWell(tokenizer: Tokenizer): boolean {
  try {
    if (!tokenizer.isEnded) tokenizer.end();
    return true;
  } catch {
    return false;
  }
}
