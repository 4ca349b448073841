// Internal: no name of the public API lives here.

/** A file that a command writes. */
export interface OutputFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Whether it may take the place of a file that is there. */
  readonly replaces: boolean;
}

/** What a command comes to: 0 where all is well, 1 for bad input, 2 for a call that is not understood. */
export interface CommandOutcome {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout: string | Uint8Array;
  readonly stderr: string;
  readonly files: readonly OutputFile[];
}

/** What a command asks of whoever runs it; everything else it does is a function of its arguments. */
export interface Host {
  /** The text of a file, "-" being standard input; throws an error with words for people. */
  read(name: string): Promise<string>;
  /** The text of standard input, in pieces as they come. */
  pieces(): AsyncIterable<string>;
  /** Writes to standard output at once, and waits until it has been taken. */
  emit(text: string): Promise<void>;
  /** Told how far long work is; undefined where nobody watches. */
  readonly progress: ((done: number, total: number) => void) | undefined;
}

/** A call that is not understood. */
export class UsageError extends Error {}

/** Input that is refused: a line for each problem, with where it stands. */
export class InputError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}
