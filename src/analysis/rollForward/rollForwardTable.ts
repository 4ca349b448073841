// Internal: no name of the public API lives here.

import { formatting, type PrintOptions } from "../../print/formatting.js";
import { type LevelColumn, levelTable, shownLevels } from "../../print/levelTable.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf } from "../../print/textTable.js";
import type { RollForward, RollForwardColumn } from "./movements.js";

const COLUMNS = /* @__PURE__ */ columnsOf(["movement"], ["change", "fair value"]);

/** A roll-forward as an aligned table. */
export function rollForwardTable(made: RollForward, options?: PrintOptions): string {
  const money = formatting(options);
  const { name, currency, openingDate, closingDate, components, changeInFairValue } = made;
  const levels = shownLevels(
    columnOf(made, openingDate),
    components.map((part) => columnOf(part, openingDate)),
    money,
  );
  return printout(
    titleOf(name, undefined),
    [`Fair value from ${openingDate} to ${closingDate}, in ${money.unitOf(currency)}`],
    levelTable(COLUMNS, levels, `Closing, ${closingDate}`),
    [`Change in fair value, without payments: ${money.shown(changeInFairValue)}`],
  );
}

const columnOf = ({ name, opening, movements }: RollForwardColumn, from: string): LevelColumn => ({
  name,
  levels: [{ label: `Opening, ${from}`, after: opening }, ...movements],
});
