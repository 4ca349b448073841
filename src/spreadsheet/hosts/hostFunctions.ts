import type { Figures } from "../calculate.js";
import type { SpreadsheetFunction } from "../spreadsheetFunction.js";

/** A function as a host registers it. */
export interface HostFunction {
  /** Without the prefix or namespace of the host. */
  readonly name: string;
  readonly definition: SpreadsheetFunction;
  readonly figures: Figures;
}

/**
 * What a host registers for a table: each function under its name, and each that has figures once more under its name and
 * `_TEXT`, where they are texts of all their digits instead of numbers. Throws where two would share a name, or where a name
 * is not one that every host takes.
 */
export function hostFunctions(table: readonly SpreadsheetFunction[]): HostFunction[] {
  const functions = table.flatMap((definition): HostFunction[] => {
    const { name, result } = definition;
    const plain: HostFunction = { name, definition, figures: "numbers" };
    return result === "text" ? [plain] : [plain, { name: `${name}_TEXT`, definition, figures: "texts" }];
  });
  const names = functions.map(({ name }) => name);
  const unfit = names.find((name, index) => !NAME.test(name) || names.indexOf(name) !== index);
  if (unfit !== undefined) throw new Error(`${unfit} is not a name that hosts take, or is there twice`);
  return functions;
}

/** Excel: a letter first, 3 to 128 letters, digits and underscores; and a name of a function in scripts. */
const NAME = /^[A-Z][A-Z0-9_]{2,127}$/;
