import type { Payoff } from "../algebra/payoff.js";
import type { Decimal } from "../numeric/decimal.js";

/** Closer than this, two values of the coordinate enclose a kink as exactly as quadrature can use. */
const NARROW = "1e-18";

/** Digits to which numbers that are in proportion agree, below the 32 of the values they are made of. */
const PROPORTION = "1e-26";

/** A payoff at one value of an outer quantity: every number in it, which is piecewise linear in that quantity. */
interface Section {
  readonly z: Decimal;
  readonly value: Decimal;
  readonly numbers: readonly Decimal[];
  /** Which breakpoints are above 0, where a lognormal begins. */
  readonly sides: string;
}

/**
 * The knots of an outer distribution, and between them the points at which an inner expectation is not smooth: those where
 * the numbers of the inner payoff stop changing in proportion to the outer value. They are found by halving, for looking at
 * a payoff is cheap where taking its expectation is not.
 */
export function smoothKnots(
  knots: readonly Decimal[],
  valueAt: (z: Decimal) => Decimal,
  payoffAtValue: (value: Decimal) => Payoff,
): Decimal[] {
  const sectionAt = (z: Decimal): Section => {
    const value = valueAt(z);
    const { lines, breakpoints } = payoffAtValue(value);
    return {
      z,
      value,
      numbers: [
        ...lines.flatMap(({ intercept, slope }) => [intercept, slope]),
        ...breakpoints.flatMap((breakpoint) => [breakpoint.at, breakpoint.value]),
      ],
      sides: breakpoints.map(({ at }) => (at.isPositive() ? "+" : "-")).join(""),
    };
  };
  const kinksBetween = (from: Section, to: Section): Decimal[] => {
    const middle = sectionAt(from.z.plus(to.z).div(2));
    if (inProportion(from, middle, to)) return [];
    if (to.z.minus(from.z).lessThan(NARROW)) return [middle.z];
    return [...kinksBetween(from, middle), ...kinksBetween(middle, to)];
  };
  const sections = knots.map(sectionAt);
  return sections.flatMap((to, index) => {
    const from = sections[index - 1];
    return from === undefined ? [to.z] : [...kinksBetween(from, to), to.z];
  });
}

function inProportion(from: Section, middle: Section, to: Section): boolean {
  if (from.sides !== middle.sides || middle.sides !== to.sides) return false;
  if (from.numbers.length !== to.numbers.length || middle.numbers.length !== to.numbers.length) return false;
  const share = middle.value.minus(from.value).div(to.value.minus(from.value));
  return middle.numbers.every((number, index) => {
    const [a, b] = [from.numbers[index] ?? number, to.numbers[index] ?? number];
    const gap = number.minus(a.plus(b.minus(a).times(share))).abs();
    return gap.lessThanOrEqualTo(a.abs().plus(b.abs()).times(PROPORTION));
  });
}
