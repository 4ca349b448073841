import { Decimal, ZERO } from "./decimal.js";
import { RESULT_DIGITS } from "./rounding.js";

/** On which side of 0 a function lies, for certain, and about how far: the size only chooses where to look next. */
export interface Side {
  readonly sign: -1 | 0 | 1;
  readonly size: Decimal;
}

/** Where a function changes sign: at one number, or between two neighbours of 28 digits. */
export interface Crossing {
  readonly low: Decimal;
  readonly high: Decimal;
  /** The signs at the two numbers, or just outside a stretch on which it is 0. */
  readonly before: -1 | 0 | 1;
  readonly after: -1 | 0 | 1;
}

interface Looked extends Side {
  readonly x: Decimal;
}

/** Each guess goes beyond its target by this share of the way to it, so that the crossing is caught from both sides. */
const BEYOND = "0.001";
const MAX_STEPS = 800;
const TINIEST = "1e-190";

const short = (x: Decimal): Decimal => x.toSignificantDigits(RESULT_DIGITS);

/**
 * Every change of sign that shows at `pieces` + 1 evenly spaced numbers from `from` to `to`, each narrowed down until no number
 * of 28 digits lies between its two sides. Between two of those numbers an even number of changes goes unseen.
 */
export function crossings(
  look: (x: Decimal) => Side,
  from: Decimal,
  to: Decimal,
  pieces: number,
): { readonly found: readonly Crossing[]; readonly first: Side["sign"]; readonly last: Side["sign"] } {
  const at = (x: Decimal): Looked => ({ x, ...look(x) });
  const step = to.minus(from).div(pieces);
  const grid = Array.from({ length: pieces + 1 }, (_, index) =>
    at(index === pieces ? to : short(from.plus(step.times(index)))),
  );
  const found: Crossing[] = [];
  let before: Looked | undefined;
  let flat: Looked | undefined;
  for (const now of grid) {
    if (now.sign === 0) flat ??= now;
    else {
      const high = grid[grid.indexOf(now) - 1];
      if (flat !== undefined && high !== undefined) {
        found.push({ low: flat.x, high: high.x, before: before?.sign ?? 0, after: now.sign });
      } else if (before !== undefined && before.sign !== now.sign) found.push(narrowed(before, now, at));
      flat = undefined;
      before = now;
    }
  }
  if (flat !== undefined) found.push({ low: flat.x, high: to, before: before?.sign ?? 0, after: 0 });
  return { found, first: grid[0]?.sign ?? 0, last: grid.at(-1)?.sign ?? 0 };
}

/** Guesses by the secant and halves wherever that has not caught the crossing. */
function narrowed(below: Looked, above: Looked, at: (x: Decimal) => Looked): Crossing {
  let [low, high] = [below, above];
  let halve = false;
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const middle = low.x.lessThan(0) && high.x.greaterThan(0) ? ZERO : short(low.x.plus(high.x).div(2));
    if (!isBetween(middle, low, high) || high.x.minus(low.x).lessThan(TINIEST)) break;
    const guess = halve ? middle : guessed(low, high);
    const next = at(isBetween(guess, low, high) ? guess : middle);
    if (next.sign === 0) return { low: next.x, high: next.x, before: low.sign, after: high.sign };
    const wide = high.x.minus(low.x);
    if (next.sign === low.sign) low = next;
    else high = next;
    halve = high.x.minus(low.x).times(2).greaterThan(wide);
  }
  return { low: low.x, high: high.x, before: low.sign, after: high.sign };
}

const isBetween = (x: Decimal, low: Looked, high: Looked): boolean =>
  x.greaterThan(low.x) && x.lessThan(high.x);

/** The secant's crossing, and a little further from the end that is nearer to 0. */
function guessed(low: Looked, high: Looked): Decimal {
  const [near, far] = low.size.abs().lessThan(high.size.abs()) ? [low, high] : [high, low];
  const change = far.size.minus(near.size);
  if (change.isZero()) return near.x;
  const step = far.x.minus(near.x).times(near.size.neg()).div(change);
  const direct = near.x.plus(step);
  const unit = new Decimal(`1e${direct.isZero() ? -300 : direct.e + 1 - RESULT_DIGITS}`);
  const beyond = step.times(BEYOND);
  const least = far.x.greaterThan(near.x) ? unit : unit.neg();
  return short(direct.plus(beyond.abs().greaterThan(unit) ? beyond : least));
}
