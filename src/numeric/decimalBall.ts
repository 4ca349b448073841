// Internal: no name of the public API lives here.

import { decayByProducts, sumOfDecayed } from "./decay.js";
import { Bound, type Decimal, decimalOf, ZERO } from "./decimal.js";
import { type Context, DecimalInterval, EXACT } from "./decimalInterval.js";
import type { PowerTerms } from "./doubleDouble/powerSum.js";
import { normalCdf, normalDensity, normalQuantile } from "./normal.js";
import type { Arithmetic, Real } from "./real.js";
import { roundedResult } from "./rounding.js";
import { undecided } from "./undecided.js";

/** e^(−100²/2) is below 1e-2000, and whatever is below 1e-1000 is returned as 0. */
const FAR = 100;
const NEXT_TO_NOTHING: Decimal = /* @__PURE__ */ new Bound("1e-2000");

/** A decimal with an error radius, of as many digits as it takes. */
class DecimalBall extends DecimalInterval implements Real {
  private around(centre: Decimal, spread: Decimal, unit: Decimal = this.context.unit): DecimalBall {
    const rounding = new Bound(centre).abs().times(unit);
    return new DecimalBall(centre, spread.plus(rounding), this.context);
  }

  private ballOf(x: Real | number): DecimalBall {
    return typeof x === "number" ? numberIn(this.context, x) : (x as DecimalBall);
  }

  plus(other: Real | number): DecimalBall {
    const b = this.ballOf(other);
    if (b.centre.isZero() && b.radius.isZero()) return this;
    return this.around(this.centre.plus(b.centre), this.radius.plus(b.radius));
  }

  minus(other: Real | number): DecimalBall {
    // Whatever it is, taken from itself it leaves nothing.
    return other === this ? numberIn(this.context, 0) : this.plus(this.ballOf(other).neg());
  }

  times(other: Real | number): DecimalBall {
    const b = this.ballOf(other);
    const spread = b.size.times(this.radius).plus(this.size.plus(this.radius).times(b.radius));
    return this.around(this.centre.times(b.centre), spread);
  }

  div(other: Real | number): DecimalBall {
    const b = this.ballOf(other);
    const least = b.distanceFromZero();
    if (least.isZero()) undecided();
    const quotient = this.centre.div(b.centre);
    const spread = this.radius.plus(new Bound(quotient).abs().times(b.radius)).div(least);
    return this.around(quotient, spread);
  }

  neg(): DecimalBall {
    return new DecimalBall(this.centre.neg(), this.radius, this.context);
  }

  abs(): DecimalBall {
    return new DecimalBall(this.centre.abs(), this.radius, this.context);
  }

  sqrt(): DecimalBall {
    if (this.isZero()) return numberIn(this.context, 0);
    const least = this.requirePositive();
    const root = this.centre.sqrt();
    return this.around(root, this.radius.div(least.sqrt()));
  }

  exp(): DecimalBall {
    this.requireNarrow();
    const power = this.centre.exp();
    return this.around(power, new Bound(power).times(this.radius).times("1.01"), this.context.functionUnit);
  }

  expm1(): DecimalBall {
    this.requireNarrow();
    if (this.isTiny()) return this.around(this.centre, this.radius.times("1.01"));
    const power = this.widened(Math.max(0, -this.centre.e)).exp();
    const spread = new Bound(power).times(this.radius).times("1.01");
    return this.around(new this.context.Number(power.minus(1)), spread, this.context.functionUnit);
  }

  ln(): DecimalBall {
    const least = this.requirePositive();
    const log = this.centre.ln();
    return this.around(log, this.radius.div(least), this.context.functionUnit);
  }

  log1p(): DecimalBall {
    const least = this.plus(1).requirePositive();
    if (this.isTiny()) return this.around(this.centre, this.radius.div(least));
    const wide = this.widened(Math.max(0, -this.centre.e));
    const log = new this.context.Number(wide.plus(1).ln());
    return this.around(log, this.radius.div(least), this.context.functionUnit);
  }

  pow(exponent: Real | number): DecimalBall {
    return this.ln().times(exponent).exp();
  }

  decay(): (n: number) => Real {
    return decayByProducts(this);
  }

  decaySum(terms: PowerTerms): Real {
    return sumOfDecayed(terms, this.decay(), numberIn(this.context, 0));
  }

  normalDensity(): DecimalBall {
    return this.steep(normalDensity);
  }

  normalCdf(): DecimalBall {
    return this.steep(normalCdf);
  }

  /** A function that changes by at most 1 + |x| of itself for each unit of x. */
  private steep(f: (x: Decimal) => Decimal): DecimalBall {
    if (!this.isNarrow() && this.distanceFromZero().greaterThan(FAR)) return this.farOut(f);
    const steepness = this.requireNarrow().plus(1);
    const value = f(this.centre);
    const spread = new Bound(value).times(this.radius).times(steepness).times("1.01");
    return this.around(value, spread, this.context.functionUnit);
  }

  /** However wide the interval of the score: a density or a tail below 1e-2000, the other tail within as little of 1. */
  private farOut(f: (x: Decimal) => Decimal): DecimalBall {
    return new DecimalBall(f(this.centre), NEXT_TO_NOTHING, this.context);
  }

  normalQuantile(): DecimalBall {
    const score = normalQuantile(this.centre);
    const density = new Bound(normalDensity(score)).times("0.99");
    if (this.radius.greaterThan(density.times("1e-6"))) undecided();
    return this.around(score, this.radius.div(density), this.context.functionUnit);
  }

  min(other: Real): DecimalBall {
    const [small, large] = this.inOrder(this.ballOf(other));
    return small.orWiderOf(large);
  }

  max(other: Real): DecimalBall {
    const [small, large] = this.inOrder(this.ballOf(other));
    return large.orWiderOf(small);
  }

  private inOrder(other: DecimalBall): [DecimalBall, DecimalBall] {
    return this.centre.lessThan(other.centre) ? [this, other] : [other, this];
  }

  /** The lesser or the greater of two: where they overlap, its middle is off by no more than the wider of the two. */
  private orWiderOf(other: DecimalBall): DecimalBall {
    const gap = this.centre.minus(other.centre).abs();
    if (gap.greaterThan(this.radius.plus(other.radius).times(2))) return this;
    return new DecimalBall(
      this.centre,
      this.radius.greaterThan(other.radius) ? this.radius : other.radius,
      this.context,
    );
  }

  like(exact: Decimal | number): DecimalBall {
    return numberIn(this.context, exact);
  }

  middle(): DecimalBall {
    return new DecimalBall(this.centre, EXACT, this.context);
  }

  doubt(): DecimalBall {
    return new DecimalBall(new this.context.Number(this.radius), EXACT, this.context);
  }

  within(doubt: Real): DecimalBall {
    const { size, radius } = doubt as DecimalBall;
    return new DecimalBall(this.centre, this.radius.plus(size).plus(radius), this.context);
  }

  toResult(): Decimal {
    const { resultDigits } = this.context;
    if (!this.centre.isFinite()) return roundedResult(this.centre, resultDigits, this.radius);
    if (this.sign() === 0) return roundedResult(ZERO, resultDigits, ZERO);
    if (this.radius.greaterThan(this.size.times(`5e-${resultDigits + 1}`))) undecided();
    return roundedResult(this.centre, resultDigits, this.radius);
  }
}

function numberIn(context: Context, exact: Decimal | number): DecimalBall {
  const read = new context.Number(exact);
  if (typeof exact === "number" || exact.precision() <= context.Number.precision) {
    return new DecimalBall(read, EXACT, context);
  }
  // More digits than are carried, such as those of a product of several inputs, are rounded on entering.
  const rounded = read.toSignificantDigits(context.Number.precision);
  return new DecimalBall(rounded, new Bound(rounded).abs().times(context.unit), context);
}

/** Numbers of so many decimal digits; `last` where nothing more precise follows. */
export function decimals(digits: number, resultDigits: number, last: boolean): Arithmetic {
  const context: Context = {
    Number: decimalOf(digits),
    unit: new Bound(`1e${1 - digits}`),
    functionUnit: new Bound(`1e${3 - digits}`),
    resultDigits,
    last,
  };
  return Object.freeze({
    of: (exact: Decimal | number) => numberIn(context, exact),
    sum: (numbers: readonly Real[]) =>
      numbers.reduce<Real>((sum, number) => sum.plus(number), numberIn(context, 0)),
  });
}
