// Internal: no name of the public API lives here.

import type { Block } from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import type { Host, OutputFile } from "./outcome.js";

/** An option of a command. */
interface OptionHelp {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** What stands after it, in capitals; none for a flag. */
  readonly value?: string;
  /** What it does, in a line. */
  readonly help: string;
}

export type OptionTable = Readonly<Record<string, OptionHelp>>;

export type Format = "table" | "json" | "csv" | "html" | "md" | "svg";

/** A call of a command, read. */
export interface Call {
  readonly positionals: readonly string[];
  /** The text after an option; undefined where it was not given. */
  text(option: string): string | undefined;
  /** Every text of an option that may be given several times. */
  texts(option: string): readonly string[];
  flag(option: string): boolean;
  readonly format: Format;
  readonly output: string | undefined;
  readonly formatting: DocumentFormatting;
  readonly host: Host;
}

/** What a command answers: shown as the format asks. */
export interface Answer {
  /** Plain data, for `--format json`. */
  readonly data?: unknown;
  /** For people. */
  readonly blocks?: readonly Block[];
  /** What the HTML file is called. */
  readonly title?: string;
  /** The tables of CSV, where they are others than those for people. */
  readonly csv?: readonly Block[];
  /** The picture of `--format svg`. */
  readonly svg?: string;
  /** In place of all these: bytes, or a text as it is. */
  readonly content?: string | Uint8Array;
  /** Remarks for people, which no other program is to read. */
  readonly remarks?: readonly string[];
  readonly files?: readonly OutputFile[];
  /** 1 where the input was answered but is not in order. */
  readonly exitCode?: 0 | 1;
}

/** One command: what its help says, and what it does. */
export interface CommandDefinition {
  /** What follows its name. */
  readonly usage: string;
  /** What there is to know, and examples. */
  readonly details: string;
  readonly options: OptionTable;
  /** The formats that it has, the first of them unless another one is asked for; none where it writes files of its own. */
  readonly formats: readonly Format[];
  run(call: Call): Answer | Promise<Answer>;
}
