// Internal: no name of the public API lives here.

import { formatAmount } from "../../numeric/format.js";
import { type LevelColumn, levelTable, shownLevels } from "../../print/levelTable.js";
import { printout, titleOf } from "../../print/printout.js";
import { figureColumn, textColumn } from "../../print/textTable.js";
import type { RollForward, RollForwardColumn } from "./movements.js";

const COLUMNS = [textColumn("movement"), figureColumn("change"), figureColumn("fair value")];

/** A roll-forward as an aligned table, to the cent. */
export function rollForwardTable(made: RollForward): string {
  const { name, currency, openingDate, closingDate, components, changeInFairValue } = made;
  const levels = shownLevels(
    columnOf(made, openingDate),
    components.map((part) => columnOf(part, openingDate)),
  );
  return printout(
    titleOf(name, undefined),
    [`Fair value from ${openingDate} to ${closingDate}, in ${currency}`],
    levelTable(COLUMNS, levels, `Closing, ${closingDate}`),
    [`Change in fair value, without payments: ${formatAmount(changeInFairValue, 2)}`],
  );
}

const columnOf = ({ name, opening, movements }: RollForwardColumn, from: string): LevelColumn => ({
  name,
  levels: [{ label: `Opening, ${from}`, after: opening }, ...movements],
});
