import { type Decimal, ZERO } from "../numeric/decimal.js";
import { formatAmount, roundedTo } from "../numeric/format.js";
import { roundedParts } from "./roundedParts.js";
import { type Column, textTable } from "./textTable.js";

/** A figure that comes down to another one step by step: its levels, the first of them the start. */
export interface LevelColumn {
  readonly name: string;
  readonly levels: readonly { readonly label: string; readonly after: Decimal }[];
}

/** A level as it is shown, in cents: the parts of each level add up to the whole, and changes to levels. */
export interface ShownLevel {
  readonly label: string;
  readonly after: Decimal;
  readonly change: Decimal;
  readonly parts: readonly { readonly name: string; readonly after: Decimal; readonly change: Decimal }[];
}

/** The start and every step that changes something. */
export function shownLevels(whole: LevelColumn, parts: readonly LevelColumn[]): ShownLevel[] {
  const shown = whole.levels.map(({ label, after }, index) => ({
    label,
    after: roundedTo(after, 2),
    parts: roundedParts(
      parts.map(({ levels }) => levels[index]?.after ?? ZERO),
      after,
    ),
  }));
  return shown.flatMap(({ label, after, parts: now }, index) => {
    const before = shown[index - 1];
    const row: ShownLevel = {
      label,
      after,
      change: after.minus(before?.after ?? ZERO),
      parts: parts.map(({ name }, at) => {
        const level = now[at] ?? ZERO;
        return { name, after: level, change: level.minus(before?.parts[at] ?? ZERO) };
      }),
    };
    const still = [row, ...row.parts].every(({ change }) => change.isZero());
    return index > 0 && still ? [] : [row];
  });
}

/** The steps as an aligned table: under each one the parts that it touches, where there are several. */
export function levelTable(columns: readonly Column[], levels: readonly ShownLevel[], last: string): string {
  const partsOf = (level: ShownLevel | undefined, figure: "after" | "change") => {
    const parts = level?.parts ?? [];
    return parts.length < 2
      ? []
      : parts
          .filter((part) => figure === "after" || !part.change.isZero())
          .map((part) => [`  ${part.name}`, formatAmount(part[figure], 2)]);
  };
  const [first, ...steps] = levels;
  const end = levels.at(-1);
  return textTable(columns, [
    [first?.label ?? "", "", formatAmount(first?.after ?? ZERO, 2)],
    ...partsOf(first, "after"),
    ...steps.flatMap((step) => [
      [step.label, formatAmount(step.change, 2), formatAmount(step.after, 2)],
      ...partsOf(step, "change"),
    ]),
    null,
    [last, "", formatAmount(end?.after ?? ZERO, 2)],
    ...partsOf(end, "after"),
  ]);
}
