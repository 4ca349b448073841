// Internal: no name of the public API lives here.

import type { CommandDefinition, OptionTable } from "./definition.js";

/** A command by its name. What it does is loaded when it is called, so that the others cost it nothing. */
export interface CommandEntry {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  load(): Promise<CommandDefinition>;
}

/** Every command, in the order in which help lists them: a new one is a file of its own and an entry here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "value",
    summary: "what an offer or a deal is worth, under one view or several side by side",
    load: async () => (await import("./value.js")).valueCommand,
  },
  {
    name: "simulate",
    summary: "the whole range of what an offer may pay, with quantities that move together",
    load: async () => (await import("./simulate.js")).simulateCommand,
  },
  {
    name: "compare",
    summary: "several offers side by side, ranked under everybody's beliefs",
    load: async () => (await import("./compare.js")).compareCommand,
  },
  {
    name: "sensitivity",
    summary: "which belief matters most; or a grid over two of them",
    load: async () => (await import("./sensitivity.js")).sensitivityCommand,
  },
  {
    name: "break-even",
    summary: "what a belief must be for the offer to be worth a target",
    load: async () => (await import("./breakEven.js")).breakEvenCommand,
  },
  {
    name: "settle",
    summary: "what is owed once outcomes are known, line by line with its working",
    load: async () => (await import("./settle.js")).settleCommand,
  },
  {
    name: "report",
    summary: "a page for a board, or everything that an auditor asks",
    load: async () => (await import("./report.js")).reportCommand,
  },
  {
    name: "workbook",
    summary: "a workbook with live formulas that come to the same figures",
    load: async () => (await import("./workbook.js")).workbookCommand,
  },
  {
    name: "check",
    summary: "every problem of offers and beliefs, with line and column",
    load: async () => (await import("./check.js")).checkCommand,
  },
  {
    name: "new",
    summary: "a starter offer and beliefs, with a README that says what each field means",
    load: async () => (await import("./new.js")).newCommand,
  },
  {
    name: "schema",
    summary: "the JSON Schema of offers, beliefs or outcomes, for editors and other programs",
    load: async () => (await import("./schema.js")).schemaCommand,
  },
  {
    name: "functions",
    summary: "the functions that spreadsheets get, or what some of them take",
    load: async () => (await import("./functions.js")).functionsCommand,
  },
];

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
