import { type Decimal, ZERO } from "../numeric/decimal.js";
import { formatAmount, roundedTo } from "../numeric/format.js";
import type { BridgeColumn, ValueBridge } from "../value/valueBridge.js";
import { roundedParts } from "./roundedParts.js";
import { type Column, textTable } from "./textTable.js";

const COLUMNS: readonly Column[] = [
  { title: "step", align: "left" },
  { title: "change", align: "right" },
  { title: "value so far", align: "right" },
];

/** A level of a bridge as it is shown, in cents: the parts of each level add up to the whole, and changes to levels. */
export interface ShownLevel {
  readonly label: string;
  readonly after: Decimal;
  readonly change: Decimal;
  /** By component. */
  readonly parts: readonly { readonly name: string; readonly after: Decimal; readonly change: Decimal }[];
}

/** The headline and every step that changes something. */
export function shownLevels({ components, ...whole }: ValueBridge): ShownLevel[] {
  const levels = components.map(levelsOf);
  const shown = levelsOf(whole).map(({ label, level }, index) => ({
    label,
    after: roundedTo(level, 2),
    parts: roundedParts(
      levels.map((of) => of[index]?.level ?? ZERO),
      level,
    ),
  }));
  return shown.flatMap(({ label, after, parts }, index) => {
    const before = shown[index - 1];
    const row: ShownLevel = {
      label,
      after,
      change: after.minus(before?.after ?? ZERO),
      parts: components.map(({ name }, at) => {
        const now = parts[at] ?? ZERO;
        return { name, after: now, change: now.minus(before?.parts[at] ?? ZERO) };
      }),
    };
    const still = [row, ...row.parts].every(({ change }) => change.isZero());
    return index > 0 && still ? [] : [row];
  });
}

const levelsOf = ({ headline, steps }: BridgeColumn) => [
  { label: "Headline at face", level: headline },
  ...steps.map(({ label, after }) => ({ label, level: after })),
];

/** A bridge as an aligned table: under each step the components that it touches, where there are several. */
export function bridgeTable(bridge: ValueBridge): string {
  const { name, beliefs, currency, valuationDate, components } = bridge;
  const view = beliefs === undefined ? "" : `, ${beliefs}`;
  const levels = shownLevels(bridge);
  const several = components.length > 1;
  const partsOf = (level: ShownLevel | undefined, figure: "after" | "change") =>
    (several ? (level?.parts ?? []) : [])
      .filter((part) => figure === "after" || !part.change.isZero())
      .map((part) => [`  ${part.name}`, formatAmount(part[figure], 2)]);
  const [first, ...steps] = levels;
  const last = levels.at(-1);
  const table = textTable(COLUMNS, [
    ["Headline at face", "", formatAmount(first?.after ?? ZERO, 2)],
    ...partsOf(first, "after"),
    ...steps.flatMap((step) => [
      [step.label, formatAmount(step.change, 2), formatAmount(step.after, 2)],
      ...partsOf(step, "change"),
    ]),
    null,
    ["Value", "", formatAmount(last?.after ?? ZERO, 2)],
    ...partsOf(last, "after"),
  ]);
  return `${name}${view}\nFrom headline to value on ${valuationDate}, in ${currency}\n\n${table}`;
}
