// Internal: no name of the public API lives here.

import { promised } from "../errors.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { roundedTo } from "../numeric/format.js";
import type { Formatting } from "./formatting.js";
import { roundedParts } from "./rounding.js";
import { type Column, textTable } from "./textTable.js";

/** A level that a figure reaches on its way. */
interface Level {
  readonly label: string;
  readonly after: Decimal;
}

/** A figure that comes down to another one step by step: its levels, the first of them the start. */
export interface LevelColumn {
  readonly name: string;
  readonly levels: readonly [Level, ...Level[]];
}

/** A level as it is shown, in the units asked for: the parts of each level add up to the whole, and changes to levels. */
interface ShownLevel extends Level {
  readonly change: Decimal;
  readonly parts: readonly { readonly name: string; readonly after: Decimal; readonly change: Decimal }[];
}

/** The start, every step that changes something, and the end, which is the last of these. */
export interface ShownLevels {
  readonly start: ShownLevel;
  readonly steps: readonly ShownLevel[];
  readonly end: ShownLevel;
  /** A level or a change as text: it is in these units already. */
  shown(amount: Decimal): string;
}

/** Levels as they are shown. Every part has as many levels as the whole. */
export function shownLevels(
  whole: LevelColumn,
  parts: readonly LevelColumn[],
  { places, scaled, number }: Formatting,
): ShownLevels {
  const [first, ...others] = whole.levels;
  const levelAt = (level: Level, index: number, before?: ShownLevel): ShownLevel => {
    const exactly = scaled(level.after);
    const after = places === undefined ? exactly : roundedTo(exactly, places);
    const each = parts.map(({ levels }) => scaled((levels[index] as Level).after));
    const rounded = places === undefined ? each : roundedParts(each, exactly, places);
    return {
      label: level.label,
      after,
      change: after.minus(before?.after ?? ZERO),
      parts: rounded.map((part, place) => ({
        name: (parts[place] as LevelColumn).name,
        after: part,
        change:
          before === undefined
            ? part
            : part.minus(promised(before.parts[place], "a part has every level of the whole").after),
      })),
    };
  };
  const start = levelAt(first, 0);
  const steps: ShownLevel[] = [];
  others.forEach((level, index) => {
    const step = levelAt(level, index + 1, steps.at(-1) ?? start);
    if ([step, ...step.parts].some(({ change }) => !change.isZero())) steps.push(step);
  });
  return { start, steps, end: steps.at(-1) ?? start, shown: (amount) => number(amount, places) };
}

/** The steps as an aligned table: under each one the parts that it touches, where there are several. */
export function levelTable(
  columns: readonly Column[],
  { start, steps, end, shown }: ShownLevels,
  last: string,
): string {
  const partsOf = ({ parts }: ShownLevel, figure: "after" | "change") =>
    parts.length < 2
      ? []
      : parts
          .filter((part) => figure === "after" || !part.change.isZero())
          .map((part) => [`  ${part.name}`, shown(part[figure])]);
  return textTable(columns, [
    [start.label, "", shown(start.after)],
    ...partsOf(start, "after"),
    ...steps.flatMap((step) => [
      [step.label, shown(step.change), shown(step.after)],
      ...partsOf(step, "change"),
    ]),
    null,
    [last, "", shown(end.after)],
    ...partsOf(end, "after"),
  ]);
}
