// Internal: no name of the public API lives here.

import { sumOfDecayed } from "./decay.js";
import { type Decimal, ONE, ZERO } from "./decimal.js";
import { Accumulator } from "./doubleDouble/accumulator.js";
import { DoubleDouble, double, UNIT } from "./doubleDouble/doubleDouble.js";
import {
  EXPONENTIAL_ERROR,
  EXPONENTIAL_MINUS_ONE_ERROR,
  exponential,
  exponentialMinusOne,
} from "./doubleDouble/exponential.js";
import { fromDecimal } from "./doubleDouble/fromDecimal.js";
import { LOGARITHM_ERROR, logarithm, logarithmError, logarithmOnePlus } from "./doubleDouble/logarithm.js";
import { MILLS_ERROR, millsRatio } from "./doubleDouble/millsRatio.js";
import { type PowerTerms, powerSum } from "./doubleDouble/powerSum.js";
import { roundToDecimal } from "./doubleDouble/roundToDecimal.js";
import { Interval, OUTWARD } from "./interval.js";
import { normalQuantileGuess } from "./normal.js";
import { piLike } from "./pi.js";
import { isUnrounded } from "./precision.js";
import type { Arithmetic, Real } from "./real.js";
import { RESULT_DIGITS, roundedResult } from "./rounding.js";
import { undecided } from "./undecided.js";

const SUM_ERROR = 4 * UNIT;
/** u = 2^−53, that of doubles. */
const DOUBLE_UNIT = 2 ** -53;
/** So few numbers are added one to the other. */
const FEW = 8;
const PRODUCT_ERROR = 8 * UNIT;
const QUOTIENT_ERROR = 16 * UNIT;
const ROOT_ERROR = 4 * UNIT;
/** Of e^(−x²/2), Mills's ratio, φ(0) and the two products of these. */
const TAIL_ERROR = 1.01 * (EXPONENTIAL_ERROR + MILLS_ERROR + QUOTIENT_ERROR + 2 * PRODUCT_ERROR);

/** Beyond these, pieces of a double-double could leave the range of doubles. */
const LARGEST = 1e140;
const SMALLEST = 1e-140;

/** The widest interval, relative to its middle, that still fixes 28 digits to within one unit of the last. */
const WIDEST = 5e-29;

/** What a double-double holds, less what a long computation may lose. */
const DIGITS = 32;

/** The tables of powers of a sum in bulk have room for e^±200. */
const LARGEST_BULK_EXPONENT = 200;

const NOTHING: DoubleDouble = /* @__PURE__ */ double(0);

/** Arithmetic of double-doubles with an error radius. Ball arithmetic as in Arb. */
export class Ball extends Interval implements Real {
  /** The ball around `middle`; where that is too small for a double-double, around 0. */
  static around(middle: DoubleDouble, radius: number): Ball {
    const size = Math.abs(middle.hi);
    if (size >= SMALLEST && size <= LARGEST) return new Ball(middle, radius * OUTWARD);
    if (size === 0 && radius === 0) return new Ball(NOTHING, 0);
    // Never less than SMALLEST: a product of two radii could be too small for a double, and pass for exact.
    if (size < SMALLEST) return new Ball(NOTHING, (radius + SMALLEST) * OUTWARD);
    undecided();
  }

  static of(exact: Decimal | number): Ball {
    if (typeof exact === "number") return Ball.around(new DoubleDouble(exact, 0), 0);
    const { value, error } = fromDecimal(exact);
    const ball = Ball.around(value, error);
    if (error > 0 && isUnrounded(exact)) ball.source = exact;
    return ball;
  }

  static sum(numbers: readonly Real[]): Ball {
    const [first, ...others] = numbers as readonly Ball[];
    if (first === undefined) return Ball.of(0);
    // Few lose nothing that counts, and one stays the same object.
    if (others.length < FEW) return others.reduce((sum, ball) => sum.plus(ball), first);
    const total = new Accumulator();
    let radius = 0;
    let size = 0;
    for (const ball of numbers as readonly Ball[]) {
      total.add(ball.centre);
      radius += ball.radius;
      size += ball.size;
    }
    const sum = total.sum();
    // Each addition leaves out at most u³ of what has been added so far.
    const left = size * numbers.length * DOUBLE_UNIT * UNIT;
    return Ball.around(
      sum,
      radius * (1 + numbers.length * DOUBLE_UNIT) + Math.abs(sum.hi) * SUM_ERROR + left,
    );
  }

  plus(other: Real | number): Ball {
    const b = ballOf(other);
    // The same number stays the same object, whose result is worked out once.
    if (b.hi === 0 && b.radius === 0) return this;
    if (this.hi === 0 && this.radius === 0) return b;
    const sum = this.centre.plus(b.centre);
    const doubt = this.radius + b.radius;
    // Two doubles add up to a double-double without error, as amounts that are compared with thresholds often do.
    const exact = (this.lo === 0 && b.lo === 0) || this.hi === 0 || b.hi === 0;
    return Ball.around(sum, exact ? doubt : doubt + Math.abs(sum.hi) * SUM_ERROR);
  }

  minus(other: Real | number): Ball {
    // Whatever it is, taken from itself it leaves nothing.
    return other === this ? ZERO_BALL : this.plus(ballOf(other).neg());
  }

  times(other: Real | number): Ball {
    if (other === 1) return this;
    const b = ballOf(other);
    if (b.isOne()) return this;
    if (this.isOne()) return b;
    const product = this.centre.times(b.centre);
    const doubt = (this.size * b.radius + this.radius * (b.size + b.radius)) * OUTWARD;
    const exact = this.lo === 0 && b.lo === 0;
    return Ball.around(product, exact ? doubt : doubt + Math.abs(product.hi) * PRODUCT_ERROR);
  }

  div(other: Real | number): Ball {
    const b = ballOf(other);
    const least = b.size - b.radius * OUTWARD;
    if (!(least > SMALLEST)) undecided();
    const quotient = this.centre.div(b.centre);
    const size = Math.abs(quotient.hi);
    return Ball.around(quotient, ((this.radius + size * b.radius) / least) * OUTWARD + size * QUOTIENT_ERROR);
  }

  neg(): Ball {
    return new Ball(this.centre.neg(), this.radius);
  }

  abs(): Ball {
    return this.hi < 0 ? this.neg() : this;
  }

  sqrt(): Ball {
    if (this.hi === 0 && this.radius === 0) return this;
    this.requirePositive();
    const root = this.centre.sqrt();
    return Ball.around(root, (this.radius / root.hi) * OUTWARD + root.hi * ROOT_ERROR);
  }

  exp(): Ball {
    if (this.hi + this.radius < -330) return Ball.around(new DoubleDouble(0, 0), SMALLEST);
    this.requireAtMost(330);
    const power = exponential(this.centre);
    return Ball.around(power, power.hi * (this.radius * 1.01 + EXPONENTIAL_ERROR));
  }

  expm1(): Ball {
    if (this.size > 0.5) return this.exp().minus(1);
    this.requireAtMost(1);
    const power = exponentialMinusOne(this.centre);
    return Ball.around(power, 2 * this.radius + Math.abs(power.hi) * EXPONENTIAL_MINUS_ONE_ERROR);
  }

  ln(): Ball {
    this.requirePositive();
    const log = logarithm(this.centre);
    return Ball.around(log, (this.radius / (this.hi - this.radius)) * OUTWARD + logarithmError(log.hi));
  }

  log1p(): Ball {
    if (this.size > 0.03) return this.plus(1).ln();
    this.requireAtMost(0.04);
    const log = logarithmOnePlus(this.centre);
    return Ball.around(log, 1.05 * this.radius + Math.abs(log.hi) * LOGARITHM_ERROR);
  }

  pow(exponent: Real | number): Ball {
    return this.ln().times(exponent).exp();
  }

  decay(): (n: number) => Ball {
    return (n) => (n === 0 ? Ball.of(1) : this.times(-n).exp());
  }

  decaySum(terms: PowerTerms): Real {
    const last = terms.exponents.at(-1) ?? 0;
    if (!(Math.abs(this.toNumber()) * last < LARGEST_BULK_EXPONENT)) {
      return sumOfDecayed(terms, this.decay(), Ball.of(0));
    }
    const { sum, error, slope } = powerSum(terms, this.centre);
    return Ball.around(sum, error + slope * this.radius);
  }

  normalDensity(): Ball {
    return this.times(this).times(-0.5).exp().times(densityAtZero());
  }

  normalCdf(): Ball {
    const tail = this.abs().upperTail();
    return this.hi > 0 ? tail.neg().plus(1) : tail;
  }

  /** P(X > x) = φ(x) · M(x) of a standard normal at x ≥ 0: relative to itself it falls by at most x + 1 for each unit of x. */
  private upperTail(): Ball {
    if (this.hi - this.radius > 26) return Ball.around(new DoubleDouble(0, 0), SMALLEST);
    const fall = this.radius * (this.hi + 2);
    if (!(fall < 0.001)) undecided();
    const square = this.centre.times(this.centre);
    const density = exponential(square.scale(-0.5)).times(densityAtZero().centre);
    const tail = density.times(millsRatio(this.centre));
    // An error in the exponent is one of the power relative to itself.
    return Ball.around(tail, tail.hi * (0.51 * square.hi * PRODUCT_ERROR + TAIL_ERROR + 1.01 * fall));
  }

  /** Each of Newton's steps squares the error of a guess; what is left is measured by Φ itself. */
  normalQuantile(): Ball {
    // Only where the density hardly changes within the interval does it say how wide the scores lie.
    if (!(Math.min(this.hi, 1 - this.hi) > 1e6 * this.radius)) undecided();
    let score = Ball.of(normalQuantileGuess(this.toNumber()));
    for (let step = 0; step < 5; step += 1) {
      const correction = score.normalCdf().minus(this).div(score.normalDensity());
      score = Ball.around(score.minus(correction).centre, 0);
    }
    const miss = score.normalCdf().minus(this).div(score.normalDensity());
    return Ball.around(score.centre, (Math.abs(miss.hi) + miss.radius) * 1.01);
  }

  min(other: Real): Ball {
    const [small, large] = this.inOrder(ballOf(other));
    return small.orWiderOf(large);
  }

  max(other: Real): Ball {
    const [small, large] = this.inOrder(ballOf(other));
    return large.orWiderOf(small);
  }

  private inOrder(other: Ball): [Ball, Ball] {
    return this.centre.minus(other.centre).hi < 0 ? [this, other] : [other, this];
  }

  /** The lesser or the greater of two: where they overlap, its middle is off by no more than the wider of the two. */
  private orWiderOf(other: Ball): Ball {
    const gap = Math.abs(this.centre.minus(other.centre).hi);
    if (gap > 2 * (this.radius + other.radius)) return this;
    return new Ball(this.centre, Math.max(this.radius, other.radius));
  }

  get digits(): number {
    return DIGITS;
  }

  like(exact: Decimal | number): Ball {
    return Ball.of(exact);
  }

  middle(): Ball {
    return new Ball(this.centre, 0);
  }

  doubt(): Ball {
    return new Ball(double(this.radius), 0);
  }

  within(doubt: Real): Ball {
    const { size, radius } = doubt as Ball;
    return new Ball(this.centre, (this.radius + size + radius) * OUTWARD);
  }

  protected override compare(other: Real | number): number {
    const b = ballOf(other);
    if (this.source !== undefined && b.source !== undefined) return this.source.comparedTo(b.source);
    return super.compare(b);
  }

  override toExact(): Decimal {
    return this.source ?? super.toExact();
  }

  toResult(): Decimal {
    this.result ??=
      this.source === undefined ? this.rounded() : roundedResult(this.source, RESULT_DIGITS, ZERO);
    return this.result;
  }

  private rounded(): Decimal {
    if (this.radius > this.size * WIDEST) undecided();
    return roundToDecimal(this.centre, this.radius);
  }

  private result: Decimal | undefined;
  /** The decimal that this stands for and that no double-double is. */
  private source: Decimal | undefined;

  private isOne(): boolean {
    return this.hi === 1 && this.lo === 0 && this.radius === 0;
  }

  private requirePositive(): void {
    if (!(this.hi > 1e6 * this.radius)) undecided();
  }

  private requireAtMost(limit: number): void {
    if (!(this.size <= limit && this.radius < 1e-6)) undecided();
  }
}

const ZERO_BALL: Ball = /* @__PURE__ */ Ball.of(0);

/** Numbers of two arithmetics do not meet within one computation. */
const ballOf = (x: Real | number): Ball => (typeof x === "number" ? Ball.of(x) : (x as Ball));

let peak: Ball | undefined;

/** φ(0) = 1/√(2π) */
function densityAtZero(): Ball {
  peak ??= Ball.of(ONE.div(piLike(ONE).times(2).sqrt()));
  return peak;
}

/** Pairs of doubles: 28 digits for about the price of a few dozen operations of the hardware. */
export const doubleDoubles: Arithmetic = /* @__PURE__ */ Object.freeze({ of: Ball.of, sum: Ball.sum });
