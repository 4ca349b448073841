// Internal: no name of the public API lives here.

import { describeReceived, OfferError } from "../../errors.js";
import type { CellValue, Figures, Outcome } from "../calculate.js";
import { checkedTable, type SpreadsheetFunction } from "../spreadsheetFunction.js";

/** A function under the name that hosts register it by, and how it hands over its figures. */
export interface NamedFunction {
  readonly name: string;
  readonly summary: string;
  readonly figures: Figures;
  readonly definition: SpreadsheetFunction;
}

/** Each function, and beside it one of the same name with `_TEXT` that gives its figures as texts of 28 digits. */
export const withTextForms = (table: readonly SpreadsheetFunction[]): readonly NamedFunction[] =>
  table.flatMap((definition) => {
    const { name, summary, result } = definition;
    const plain = { name, summary, figures: "numbers", definition } as const;
    if (result === "text") return [plain];
    const exact = `${summary} As text, with 28 digits.`;
    return [plain, { name: `${name}_TEXT`, summary: exact, figures: "texts", definition } as const];
  });

/** What Excel takes, a letter first and 3 to 128 letters, digits and underscores, and what a script may call a function. */
const NAME = /^[A-Z][A-Z0-9_]{2,127}$/;

/** The functions of a table and their text forms; throws where a name or a parameter's is not one that every host takes, or is there twice. */
export function hostFunctions(table: readonly SpreadsheetFunction[]): readonly NamedFunction[] {
  const functions = withTextForms(checkedTable(table));
  const names = functions.map(({ name }) => name);
  const unfit = names.find((name, index) => !NAME.test(name) || names.indexOf(name) !== index);
  if (unfit !== undefined) throw new Error(`${unfit} is not a name that hosts take, or is there twice`);
  const parameters = table.flatMap((definition) => Object.keys(definition.parameters));
  const unfitParameter = parameters.find((name) => !/^[a-z][a-z0-9_]*$/.test(name));
  if (unfitParameter !== undefined) throw new Error(`${unfitParameter} is not a name for a parameter`);
  return functions;
}

type Value = Extract<Outcome, { value: unknown }>["value"];

/** A result whose rows are of one length, as hosts want them that spill rows into cells; a single cell as it is. */
export function rectangle(value: Value): CellValue | CellValue[][] {
  if (typeof value !== "object") return value;
  const width = Math.max(1, ...value.map(({ length }) => length));
  const rows = value.map((row) => [...row, ...new Array<CellValue>(width - row.length).fill("")]);
  return rows.length === 0 ? [[""]] : rows;
}

/** Throws for a host that lacks one of the methods or classes that are needed of it. Hosts are programs: looking at them runs theirs. */
export function checkedHost<Host extends object>(
  host: Host,
  needed: readonly (keyof Host & string)[],
  argument: string,
): Host {
  try {
    if (needed.every((name) => typeof host[name] === "function")) return host;
  } catch {
    // No host at all, or one that cannot be looked at.
  }
  const message = `must have the functions ${needed.join(", ")}`;
  throw new OfferError({ code: "invalid-type", path: [argument], message, received: describeReceived(host) });
}
