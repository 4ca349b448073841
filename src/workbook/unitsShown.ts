// Internal: no name of the public API lives here.

import type { Decimal } from "../numeric/decimal.js";
import { formulaCell } from "./cells.js";
import type { Cell } from "./sheet.js";

/** The name of the cell that says in what money is shown. */
export const FIGURES_IN = "figures_in";

/** What money can be shown in, with the formats of a spreadsheet that do it: each comma leaves three digits away. */
export const UNITS_SHOWN = {
  units: undefined,
  thousands: { money: "#,##0.0,", moneyError: "#,##0.0000," },
  millions: { money: "#,##0.0,,", moneyError: "#,##0.000000,," },
} as const;

/** From here on, amounts in units are more digits than anybody reads. */
const MANY = 1e8;

/** In what money is shown until somebody chooses. */
export const unitsFor = (headline: Decimal): keyof typeof UNITS_SHOWN =>
  headline.abs().lessThan(MANY) ? "units" : "millions";

/** The line below a sheet's title, with the units that are chosen; commas and the like of texts are kept. */
export const unitsRemark = (text: string, currency: string, more = ""): Cell => {
  const start = text === "" ? "In" : `${text}, in`;
  const end = more === "" ? "" : `&" ${quoted(more)}"`;
  return formulaCell(
    `"${quoted(start)} ${currency}"&IF(${FIGURES_IN}="units",""," "&${FIGURES_IN})${end}`,
    "remark",
    "text",
  );
};

const quoted = (text: string): string => text.replaceAll('"', '""');
