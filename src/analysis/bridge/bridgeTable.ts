import { type LevelColumn, levelTable, type ShownLevel, shownLevels } from "../../print/levelTable.js";
import type { Column } from "../../print/textTable.js";
import type { BridgeColumn, ValueBridge } from "./valueBridge.js";

const COLUMNS: readonly Column[] = [
  { title: "step", align: "left" },
  { title: "change", align: "right" },
  { title: "value so far", align: "right" },
];

/** The levels of a bridge as they are shown, to the cent. */
export const shownBridge = (bridge: ValueBridge): ShownLevel[] =>
  shownLevels(levelsOf(bridge), bridge.components.map(levelsOf));

const levelsOf = ({ name, headline, steps }: BridgeColumn): LevelColumn => ({
  name,
  levels: [{ label: "Headline at face", after: headline }, ...steps],
});

/** A bridge as an aligned table. */
export function bridgeTable(bridge: ValueBridge): string {
  const { name, beliefs, currency, valuationDate } = bridge;
  const view = beliefs === undefined ? "" : `, ${beliefs}`;
  const table = levelTable(COLUMNS, shownBridge(bridge), "Value");
  return `${name}${view}\nFrom headline to value on ${valuationDate}, in ${currency}\n\n${table}`;
}
