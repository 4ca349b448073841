// Internal: no name of the public API lives here.

import { type Formatting, formatting, type PrintOptions } from "../../print/formatting.js";
import { type LevelColumn, levelTable, type ShownLevels, shownLevels } from "../../print/levelTable.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf } from "../../print/textTable.js";
import type { BridgeColumn, ValueBridge } from "./valueBridge.js";

const COLUMNS = /* @__PURE__ */ columnsOf(["step"], ["change", "value so far"]);

/** The levels of a bridge as they are shown. */
export const shownBridge = (bridge: ValueBridge, money: Formatting): ShownLevels =>
  shownLevels(levelsOf(bridge), bridge.components.map(levelsOf), money);

const levelsOf = ({ name, headline, steps }: BridgeColumn): LevelColumn => ({
  name,
  levels: [{ label: "Headline at face", after: headline }, ...steps],
});

/** A bridge as an aligned table. */
export function bridgeTable(bridge: ValueBridge, options?: PrintOptions): string {
  const { name, beliefs, currency, valuationDate, headline, value } = bridge;
  const money = formatting(options);
  return printout(
    titleOf(name, beliefs),
    [
      `From headline to value on ${valuationDate}, in ${money.unitOf(currency)}`,
      "",
      `Headline ${money.shown(headline)}, value ${money.shown(value)}`,
    ],
    levelTable(COLUMNS, shownBridge(bridge, money), "Value"),
  );
}
