import { describeReceived, OfferError } from "../../../errors.js";
import type { Parameter } from "../../parameter.js";
import { DATE_SYSTEM, type SpreadsheetFunction } from "../../spreadsheetFunction.js";
import { hostFunctions, type NamedFunction } from "../hostFunctions.js";

/**
 * The text of the functions that Google Sheets sees, one `function OFFER_NAME` with its documentation for each; they call
 * what `sheetsCaller` gives. A parameter that may be left out has a type such as `{text=}`; a text form refers to its function.
 *
 * @param caller - the variable that holds it; people do not see a name that ends with _
 * @throws Error where a name would not be one in a script.
 * @example
 * ```ts
 * import { functionTable } from "offer-valuation/spreadsheet";
 *
 * sheetsDeclarations(functionTable()).includes("function OFFER_XNPV("); // => true
 * ```
 */
export function sheetsDeclarations(table: readonly SpreadsheetFunction[], caller = "offer_"): string {
  if (typeof caller !== "string" || !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(caller)) {
    const message = "must be the name of a variable: letters, digits and _";
    const received = describeReceived(caller);
    throw new OfferError({ code: "invalid-term", path: ["caller"], message, received });
  }
  return hostFunctions(table)
    .map((named) => declaration(named, caller))
    .join("\n");
}

function declaration({ name, definition, figures }: NamedFunction, caller: string): string {
  // Google Sheets counts days in one way alone: who says so all the same is understood, but nobody is asked.
  const parameters = Object.entries(definition.parameters).filter(([parameter]) => parameter !== DATE_SYSTEM);
  const plain = figures === "numbers";
  const lines = [
    plain ? definition.summary : `OFFER_${definition.name} as text, with 28 digits.`,
    ...parameters.flatMap(([parameter, { description, ...kind }]) =>
      plain ? `@param {${typeOf(kind)}} ${parameter} ${description}` : [],
    ),
    ...(plain ? [`@return {${resultOf(definition)}}`] : []),
    "@customfunction",
  ];
  const names = parameters.map(([parameter]) => parameter).join(",");
  const comment = lines.map((line) => ` * ${inComment(line)}`).join("\n");
  return `/**\n${comment}\n */\nfunction OFFER_${name}(${names}){return ${caller}("${name}",arguments)}`;
}

function typeOf({
  holds,
  shape,
  optional,
}: Pick<Parameter<unknown>, "holds" | "shape" | "optional">): string {
  return `${holds === "any" ? "*" : holds}${shape === "range" ? "[][]" : ""}${optional ? "=" : ""}`;
}

const resultOf = ({ result }: SpreadsheetFunction): string => (result === "table" ? "*[][]" : result);

/** One line that cannot end the comment. */
const inComment = (text: string): string => text.replace(/\s+/g, " ").replace(/\*\//g, "* /");
