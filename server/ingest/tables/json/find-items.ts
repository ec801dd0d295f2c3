import { Tokenizer, TokenType } from '@streamparser/json';

/** Where the objects of a JSON stand: in the array at `path` (names joined by dots, '' for the outermost value). */
export interface FoundItems {
  readonly path: string;
  /** Bytes before the array's first element. */
  readonly start: number;
}

interface Level {
  readonly isArray: boolean;
  key: string;
}

/**
 * Looks through a JSON, given piece by piece, for the array that holds its objects: the first array of objects that is
 * in no other array, or the one at a path that is told.
 */
export class ItemsFinder {
  found: FoundItems | undefined;
  /** What keeps it from going on, in words. */
  problem: string | undefined;
  readonly #path: string | undefined;
  readonly #tokenizer = new Tokenizer();
  readonly #levels: Level[] = [];
  #opened: FoundItems | undefined;
  #atKey = false;
  #position = 0;

  constructor(path?: string) {
    this.#path = path;
    this.#tokenizer.onToken = ({ token, value }) => this.#see(token, value);
    this.#tokenizer.onError = error => {
      this.problem ??= error.message;
    };
  }

  /** Whether it is over: found, or not to be found. */
  get isOver(): boolean {
    return this.found !== undefined || this.problem !== undefined || this.#tokenizer.isEnded;
  }

  /** Byte by byte, for the tokenizer counts characters. */
  push(bytes: Buffer): void {
    try {
      for (let at = 0; at < bytes.length && !this.isOver; at++) {
        this.#position++;
        this.#tokenizer.write(bytes.subarray(at, at + 1));
      }
    } catch (error) {
      this.problem ??= error instanceof Error ? error.message : String(error);
    }
  }

  #see(token: TokenType, value: unknown): void {
    if (this.found) return;
    if (this.#opened) {
      const holdsObjects = token === TokenType.LEFT_BRACE;
      if (holdsObjects || this.#path !== undefined) this.found = this.#opened;
      this.#opened = undefined;
    }
    const level = this.#levels.at(-1);
    switch (token) {
      case TokenType.LEFT_BRACE:
        this.#levels.push({ isArray: false, key: '' });
        this.#atKey = true;
        break;
      case TokenType.LEFT_BRACKET:
        this.#open(this.#position);
        this.#levels.push({ isArray: true, key: '' });
        break;
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        this.#levels.pop();
        this.#atKey = false;
        break;
      case TokenType.COMMA:
        this.#atKey = level?.isArray === false;
        break;
      case TokenType.STRING:
        if (this.#atKey && level) level.key = String(value);
        this.#atKey = false;
        break;
      default:
        break;
    }
  }

  #open(start: number): void {
    if (this.#levels.some(({ isArray }) => isArray)) return;
    const path = this.#levels.map(({ key }) => key).join('.');
    if (this.#path === undefined || this.#path === path) this.#opened = { path, start };
  }
}
