// Internal: no name of the public API lives here.

import { columnsOf, heading, paragraph, table, title } from "../print/blocks.js";
import { suggest } from "../schema/suggest.js";
import { functionTable } from "../spreadsheet/functionTable.js";
import type { SpreadsheetFunction } from "../spreadsheet/spreadsheetFunction.js";
import type { Answer, CommandDefinition } from "./definition.js";
import { UsageError } from "./outcome.js";

export const functionsCommand: CommandDefinition = {
  usage: "[NAME…]",
  details: `In Google Sheets and HyperFormula names begin with OFFER_, in Excel with OFFER.

Examples:
  offer-valuation functions
  offer-valuation functions XIRR EARN_OUT`,
  options: {},
  formats: ["table", "json", "csv", "html", "md"],
  run({ positionals }) {
    const all = functionTable();
    if (positionals.length === 0) return listOf(all);
    const chosen = positionals.map((asked) => {
      const name = asked.toUpperCase().replace(/^OFFER[._]/, "");
      const found = all.find((one) => one.name === name);
      if (found !== undefined) return found;
      throw new UsageError(
        `there is no function ${name}${suggest(
          name,
          all.map((one) => one.name),
        )}`,
      );
    });
    return detailsOf(chosen);
  },
};

const plain = ({ name, summary, result, parameters }: SpreadsheetFunction) => ({
  name,
  summary,
  result,
  parameters: Object.entries(parameters).map(([parameter, { description, shape, optional }]) => ({
    name: parameter,
    description,
    shape,
    optional,
  })),
});

const call = ({ name, parameters }: SpreadsheetFunction): string =>
  `${name}(${Object.entries(parameters)
    .map(([parameter, { optional }]) => (optional ? `[${parameter}]` : parameter))
    .join(", ")})`;

const listOf = (functions: readonly SpreadsheetFunction[]): Answer => ({
  title: "Functions",
  data: { functions: functions.map(plain) },
  blocks: [
    title("Functions for spreadsheets"),
    table(
      "",
      columnsOf(["name", "gives", "what it is"], []),
      functions.map(({ name, result, summary }) => ({ cells: [name, result, summary] })),
    ),
  ],
});

const detailsOf = (functions: readonly SpreadsheetFunction[]): Answer => ({
  title: "Functions",
  data: { functions: functions.map(plain) },
  blocks: functions.flatMap((one) => [
    heading(call(one)),
    paragraph(one.summary),
    table(
      "",
      columnsOf(["argument", "shape", "what it means"], []),
      Object.entries(one.parameters).map(([name, { shape, optional, description }]) => ({
        cells: [optional ? `[${name}]` : name, shape, description],
      })),
    ),
  ]),
});
