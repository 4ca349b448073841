// Internal: no name of the public API lives here.

import type { OptionTable } from "./definition.js";

/** A command by its name. What it does is in a file of its own. */
export interface CommandEntry {
  readonly name: string;
  /** One line. */
  readonly summary: string;
}

/** Every command, in the order in which help lists them: a new one is a file of its own, an entry here and one in load.ts. */
export const COMMANDS = [
  {
    name: "value",
    summary: "what an offer or a deal is worth, under one view or several side by side",
  },
  {
    name: "simulate",
    summary: "the whole range of what an offer may pay, with quantities that move together",
  },
  {
    name: "compare",
    summary: "several offers side by side, ranked under everybody's beliefs",
  },
  {
    name: "sensitivity",
    summary: "which belief matters most; or a grid over two of them",
  },
  {
    name: "break-even",
    summary: "what a belief must be for the offer to be worth a target",
  },
  {
    name: "settle",
    summary: "what is owed once outcomes are known, line by line with its working",
  },
  {
    name: "report",
    summary: "a page for a board, or everything that an auditor asks",
  },
  {
    name: "workbook",
    summary: "a workbook with live formulas that come to the same figures",
  },
  {
    name: "check",
    summary: "every problem of offers and beliefs, with line and column",
  },
  {
    name: "new",
    summary: "a starter offer and beliefs, with a README that says what each field means",
  },
  {
    name: "schema",
    summary: "the JSON Schema of offers, beliefs or outcomes, for editors and other programs",
  },
  {
    name: "functions",
    summary: "the functions that spreadsheets get, or what some of them take",
  },
] as const satisfies readonly CommandEntry[];

/** The name of a command. */
export type CommandName = (typeof COMMANDS)[number]["name"];

/** What every command takes beside its own options. */
export const COMMON_OPTIONS: OptionTable = {
  format: { type: "string", value: "FORMAT", help: "how the answer is shown" },
  output: {
    type: "string",
    short: "o",
    value: "FILE",
    help: "write the answer into a file, whole or not at all",
  },
  units: { type: "string", value: "UNITS", help: "count amounts in ones, thousands, millions or billions" },
  locale: { type: "string", value: "TAG", help: "separators of a language: en, de, fr-CH …" },
  help: { type: "boolean", short: "h", help: "what the command does, and examples" },
};
