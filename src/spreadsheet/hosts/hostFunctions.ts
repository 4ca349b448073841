import type { SpreadsheetFunction } from "../spreadsheetFunction.js";
import { type NamedFunction, twins } from "../twins.js";

/** What Excel takes, a letter first and 3 to 128 letters, digits and underscores, and what a script may call a function. */
const NAME = /^[A-Z][A-Z0-9_]{2,127}$/;

/** The functions of a table with their twins; throws where a name or a parameter's is not one that every host takes, or is there twice. */
export function hostFunctions(table: readonly SpreadsheetFunction[]): readonly NamedFunction[] {
  const functions = twins(table);
  const names = functions.map(({ name }) => name);
  const unfit = names.find((name, index) => !NAME.test(name) || names.indexOf(name) !== index);
  if (unfit !== undefined) throw new Error(`${unfit} is not a name that hosts take, or is there twice`);
  const parameters = table.flatMap((definition) => Object.keys(definition.parameters));
  const unfitParameter = parameters.find((name) => !/^[a-z][a-z0-9_]*$/.test(name));
  if (unfitParameter !== undefined) throw new Error(`${unfitParameter} is not a name for a parameter`);
  return functions;
}
