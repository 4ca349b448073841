// Internal: no name of the public API lives here.

import { Decimal } from "../numeric/decimal.js";
import type { Pen } from "./pictureOptions.js";

/** A power of ten in which money is read, and its name. */
interface Scale {
  readonly exponent: number;
  readonly name: string;
  readonly short: string;
}

const SCALES: readonly Scale[] = [
  { exponent: 12, name: "trillion", short: "tn" },
  { exponent: 9, name: "billion", short: "bn" },
  { exponent: 6, name: "million", short: "m" },
];
const PLAIN: Scale = { exponent: 0, name: "", short: "" };

const DIGITS = 4;

const scaleOf = (size: Decimal): Scale =>
  SCALES.find(({ exponent }) => size.abs().greaterThanOrEqualTo(`1e${exponent}`)) ?? PLAIN;

/** Four digits of an amount: 2.16 bn. */
export function compactAmount(value: Decimal, { figures, word }: Pen): string {
  const { exponent, short } = scaleOf(value);
  const digits = figures.number(value.div(`1e${exponent}`).toSignificantDigits(DIGITS));
  return short === "" ? digits : `${digits} ${word(short)}`;
}

/** What is worth or paid so much: in the units asked for, else in four digits. */
export const moneyOn = (value: Decimal, pen: Pen): string =>
  pen.unitsStated ? pen.figures.shown(value) : compactAmount(value, pen);

/** A scale under bars: marks at round values, and in what they are counted. */
export interface Axis {
  readonly unit: string;
  readonly marks: readonly { readonly share: number; readonly label: string }[];
  /** How far from the low end of the axis to its high end a value lies, 0 to 1. */
  shareOf(value: Decimal): number;
}

const MARKS = 6;

/**
 * An axis over some values, not all of them equal: amounts of money are counted in the units asked for, everything else in what its
 * size suggests. Amounts that are in these units already are `scaled`.
 */
export function axisOver(values: readonly Decimal[], pen: Pen, counts: "money" | "scaled" | "other"): Axis {
  const ascending = [...values].sort((a, b) => a.comparedTo(b));
  const [low, high] = [ascending[0], ascending.at(-1)] as [Decimal, Decimal];
  const width = high.minus(low);
  const shareOf = (value: Decimal): number => value.minus(low).div(width).toNumber();
  const step = roundStep(width.div(MARKS));
  const asked = pen.unitsStated && counts !== "other";
  const { exponent, name } = scaleOf(low.abs().greaterThan(high.abs()) ? low : high);
  const shown = (value: Decimal): Decimal => {
    if (asked) return counts === "scaled" ? value : pen.figures.scaled(value);
    return value.div(`1e${exponent}`);
  };
  const places = Math.max(0, -shown(step).e);
  const first = low.div(step).ceil();
  const count = high.div(step).floor().minus(first).toNumber() + 1;
  const marks = Array.from({ length: count }, (_, index) => {
    const value = first.plus(index).times(step);
    return { share: shareOf(value), label: pen.figures.number(shown(value), places) };
  });
  const unit = asked ? pen.figures.counted : name;
  return { unit: unit === "" ? "" : pen.word(unit), marks, shareOf };
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function roundStep(least: Decimal): Decimal {
  const power = new Decimal(`1e${least.e}`);
  const multiple = ["1", "2", "5"].find((factor) => power.times(factor).greaterThanOrEqualTo(least));
  return power.times(multiple ?? "10");
}
