import type { Figures } from "./calculate.js";
import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** A function under the name that hosts register it by, and how it hands over its figures. */
export interface NamedFunction {
  readonly name: string;
  readonly summary: string;
  readonly figures: Figures;
  readonly definition: SpreadsheetFunction;
}

/** Each function, and beside it one of the same name with `_TEXT` that gives its figures as texts of 28 digits. */
export const twins = (table: readonly SpreadsheetFunction[]): readonly NamedFunction[] =>
  table.flatMap((definition) => {
    const { name, summary, result } = definition;
    const plain = { name, summary, figures: "numbers", definition } as const;
    if (result === "text") return [plain];
    const exact = `${summary} As text, with 28 digits.`;
    return [plain, { name: `${name}_TEXT`, summary: exact, figures: "texts", definition } as const];
  });
