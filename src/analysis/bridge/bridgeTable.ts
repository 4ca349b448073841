// Internal: no name of the public API lives here.

import { type LevelColumn, levelTable, type ShownLevels, shownLevels } from "../../print/levelTable.js";
import { printout, titleOf } from "../../print/printout.js";
import { figureColumn, textColumn } from "../../print/textTable.js";
import type { BridgeColumn, ValueBridge } from "./valueBridge.js";

const COLUMNS = [textColumn("step"), figureColumn("change"), figureColumn("value so far")];

/** The levels of a bridge as they are shown, to the cent. */
export const shownBridge = (bridge: ValueBridge): ShownLevels =>
  shownLevels(levelsOf(bridge), bridge.components.map(levelsOf));

const levelsOf = ({ name, headline, steps }: BridgeColumn): LevelColumn => ({
  name,
  levels: [{ label: "Headline at face", after: headline }, ...steps],
});

/** A bridge as an aligned table. */
export function bridgeTable(bridge: ValueBridge): string {
  const { name, beliefs, currency, valuationDate } = bridge;
  return printout(
    titleOf(name, beliefs),
    [`From headline to value on ${valuationDate}, in ${currency}`],
    levelTable(COLUMNS, shownBridge(bridge), "Value"),
  );
}
