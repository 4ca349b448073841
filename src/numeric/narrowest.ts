import { Decimal } from "./decimal.js";
import { RESULT_DIGITS } from "./rounding.js";

/** What is found at a number: on which side of what is sought, and roughly how far. */
export interface Excess {
  readonly sign: -1 | 0 | 1;
  /** For choosing the next number; only its sign must be right. */
  readonly size: number;
}

/** A number and what was found there. */
export interface Probe {
  readonly at: Decimal;
  readonly excess: Excess;
}

/** Two numbers of 28 digits with different signs and no third between them; or twice one at which what is sought is. */
export interface Narrowest {
  readonly below: Probe;
  readonly above: Probe;
}

/** Smaller sizes are no decimals to the reader of documents. */
const SMALLEST_EXPONENT = -199;

/** Steps that follow the shape of the function; after them, halving ends it in a hundred more. */
const GUIDED_STEPS = 60;

const FAR_APART = 3;

const toDigits = (value: Decimal): Decimal => value.toSignificantDigits(RESULT_DIGITS);

/** The next number of 28 digits, upwards or downwards; 0 stands next to the smallest. */
export function neighbour(value: Decimal, direction: 1 | -1): Decimal {
  const tiny = value.isZero() || value.e <= SMALLEST_EXPONENT;
  if (tiny) return value.isZero() ? new Decimal(`1e${SMALLEST_EXPONENT}`).times(direction) : new Decimal(0);
  const inwards = (direction === 1) === value.isNegative();
  const power = value.abs().equals(`1e${value.e}`);
  const unit = new Decimal(`1e${value.e + 1 - RESULT_DIGITS - (inwards && power ? 1 : 0)}`);
  return value.plus(unit.times(direction));
}

/**
 * Narrows a bracket, whose ends differ in sign and do not lie on two sides of 0, until no number of 28 digits is left inside.
 * After R. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function without using
 * derivatives", Advances in Engineering Software 28 (1997).
 */
export function narrowest(below: Probe, above: Probe, look: (at: Decimal) => Excess): Narrowest {
  let [newest, other] = [above, below];
  let last: Probe | undefined;
  for (let step = 0; ; step += 1) {
    const at = between(newest, other, step < GUIDED_STEPS ? last : undefined);
    if (at === undefined) break;
    const probe: Probe = { at, excess: look(at) };
    if (probe.excess.sign === 0) return { below: probe, above: probe };
    if (probe.excess.sign === newest.excess.sign) last = newest;
    else {
      last = other;
      other = newest;
    }
    newest = probe;
  }
  return newest.at.lessThan(other.at) ? { below: newest, above: other } : { below: other, above: newest };
}

/** A number of 28 digits strictly between two, or nothing where there is none. */
function between(newest: Probe, other: Probe, last: Probe | undefined): Decimal | undefined {
  const [a, b] = [newest.at, other.at];
  const towards = b.greaterThan(a) ? 1 : -1;
  const [first, final] = [neighbour(a, towards), neighbour(b, towards === 1 ? -1 : 1)];
  const passed = final.minus(first).times(towards).lessThan(0);
  if (passed) return undefined;
  const wanted = farApart(a, b)
    ? middlePower(a, b)
    : toDigits(a.plus(b.minus(a).times(guide(newest, other, last))));
  if (wanted.minus(first).times(towards).lessThan(0)) return first;
  return final.minus(wanted).times(towards).lessThan(0) ? final : wanted;
}

const exponentOf = (value: Decimal): number => (value.isZero() ? SMALLEST_EXPONENT - 1 : value.e);

const farApart = (a: Decimal, b: Decimal): boolean => Math.abs(exponentOf(a) - exponentOf(b)) > FAR_APART;

/** Across many powers of ten, halving the exponent: from 0 to 1 there are two hundred of them. */
function middlePower(a: Decimal, b: Decimal): Decimal {
  const power = new Decimal(`1e${Math.round((exponentOf(a) + exponentOf(b)) / 2)}`);
  return a.isNegative() || b.isNegative() ? power.neg() : power;
}

/** Where between `newest` (0) and `other` (1) to look: by inverse quadratic interpolation where that is safe, else halfway. */
function guide(newest: Probe, other: Probe, last: Probe | undefined): number {
  if (last === undefined) return 0.5;
  const [f1, f2, f3] = [newest.excess.size, other.excess.size, last.excess.size];
  const xi = newest.at.minus(other.at).div(last.at.minus(other.at)).toNumber();
  const phi = (f1 - f2) / (f3 - f2);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  const alpha = last.at.minus(newest.at).div(other.at.minus(newest.at)).toNumber();
  const t = (f1 / (f2 - f1)) * (f3 / (f2 - f3)) + alpha * (f1 / (f3 - f1)) * (f2 / (f3 - f2));
  return t > 0 && t < 1 ? t : 0.5;
}
