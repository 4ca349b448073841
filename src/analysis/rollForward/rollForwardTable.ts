import { formatAmount } from "../../numeric/format.js";
import { type LevelColumn, levelTable, shownLevels } from "../../print/levelTable.js";
import type { Column } from "../../print/textTable.js";
import type { RollForward, RollForwardColumn } from "./movements.js";

const COLUMNS: readonly Column[] = [
  { title: "movement", align: "left" },
  { title: "change", align: "right" },
  { title: "fair value", align: "right" },
];

/** A roll-forward as an aligned table, to the cent. */
export function rollForwardTable(made: RollForward): string {
  const { name, currency, openingDate, closingDate, components, changeInFairValue } = made;
  const levels = shownLevels(
    columnOf(made, openingDate),
    components.map((part) => columnOf(part, openingDate)),
  );
  const table = levelTable(COLUMNS, levels, `Closing, ${closingDate}`);
  const change = `Change in fair value, without payments: ${formatAmount(changeInFairValue, 2)}`;
  return `${name}\nFair value from ${openingDate} to ${closingDate}, in ${currency}\n\n${table}\n\n${change}`;
}

const columnOf = ({ name, opening, movements }: RollForwardColumn, from: string): LevelColumn => ({
  name,
  levels: [{ label: `Opening, ${from}`, after: opening }, ...movements],
});
