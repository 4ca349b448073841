// Internal: no name of the public API lives here.

import type { CommandName } from "./commands.js";
import type { CommandDefinition } from "./definition.js";

/** What each command does, loaded when it is called, so that the others cost it nothing. */
export const LOADERS: Readonly<Record<CommandName, () => Promise<CommandDefinition>>> = {
  value: async () => (await import("./value.js")).valueCommand,
  simulate: async () => (await import("./simulate.js")).simulateCommand,
  compare: async () => (await import("./compare.js")).compareCommand,
  sensitivity: async () => (await import("./sensitivity.js")).sensitivityCommand,
  "break-even": async () => (await import("./breakEven.js")).breakEvenCommand,
  settle: async () => (await import("./settle.js")).settleCommand,
  report: async () => (await import("./report.js")).reportCommand,
  workbook: async () => (await import("./workbook.js")).workbookCommand,
  check: async () => (await import("./check.js")).checkCommand,
  new: async () => (await import("./new.js")).newCommand,
  schema: async () => (await import("./schema.js")).schemaCommand,
  functions: async () => (await import("./functions.js")).functionsCommand,
};
