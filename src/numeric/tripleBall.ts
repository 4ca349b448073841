import { decayByProducts, sumOfDecayed } from "./decay.js";
import { Bound, Decimal, decimalOf, ZERO } from "./decimal.js";
import { fromDecimal, wordPairs } from "./doubleDouble/fromDecimal.js";
import type { PowerTerms } from "./doubleDouble/powerSum.js";
import { OUTWARD } from "./interval.js";
import { Ordered } from "./ordered.js";
import { isUnrounded } from "./precision.js";
import type { Arithmetic, Real } from "./real.js";
import { isTie, RESULT_DIGITS, roundedResult } from "./rounding.js";
import {
  PRODUCT_ERROR,
  QUOTIENT_ERROR,
  SUM_ERROR,
  TripleDouble,
  triple,
  tripleOf,
} from "./tripleDouble/tripleDouble.js";
import {
  densityAtZero,
  EXPONENTIAL_ERROR,
  EXPONENTIAL_MINUS_ONE_ERROR,
  exponential,
  exponentialMinusOne,
  LOGARITHM_ERROR,
  logarithm,
  logarithmOnePlus,
  MILLS_ERROR,
  millsRatio,
} from "./tripleDouble/tripleFunctions.js";
import { undecided } from "./undecided.js";

/** Beyond these, parts of a triple could leave the range of doubles. */
const LARGEST = 1e140;
const SMALLEST = 1e-140;

/** The widest interval, relative to its middle, that still fixes 28 digits to within one unit of the last. */
const WIDEST = 5e-29;

/** What a triple holds, less what a long computation may lose. */
const DIGITS = 43;

/** Of e^(−x²/2) but for its argument, Mills's ratio, φ(0) and the products of these. */
const TAIL_ERROR = 1.01 * (EXPONENTIAL_ERROR + MILLS_ERROR + 4 * PRODUCT_ERROR);

/** A sum or product of what people write has fewer digits than this; one with more is known by its radius alone. */
const MOST_DIGITS = 2000;
const Long = /* @__PURE__ */ decimalOf(MOST_DIGITS);

const FEW_HALVINGS = 2 ** 20;

/** A quotient that ends within so many digits is known exactly. */
const Quotient = /* @__PURE__ */ decimalOf(100);

/**
 * Three doubles with an error radius, and beside them the number itself as long as it is a decimal: a sum of products of what
 * people write, such as an amount, a share of a whole number or what is paid at a forecast. What pairs leave open, because
 * something cancels or because they cannot hold a number that is exactly halfway between two others, is settled here at some
 * ten times their price; decimals of many digits take a thousand times.
 */
export class TripleBall extends Ordered implements Real {
  private constructor(
    readonly centre: TripleDouble,
    readonly radius: number,
    /** The number itself, where it is known to be a decimal. */
    readonly exact?: Decimal | undefined,
  ) {
    super();
  }

  static around(centre: TripleDouble, radius: number, exact?: Decimal): TripleBall {
    const size = Math.abs(centre.hi);
    if (size >= SMALLEST && size <= LARGEST) return new TripleBall(centre, radius * OUTWARD, exact);
    if ((size === 0 && radius === 0) || exact?.isZero()) return new TripleBall(triple(0), 0, new Long(0));
    // Never less than SMALLEST: a product of two radii could be too small for a double, and pass for exact.
    return size < SMALLEST ? new TripleBall(triple(0), (radius + SMALLEST) * OUTWARD, exact) : undecided();
  }

  static of(exact: Decimal | number): TripleBall {
    return typeof exact === "number"
      ? TripleBall.around(triple(exact), 0, decimalOfDouble(exact))
      : ofDecimal(exact);
  }

  plus(other: Real | number): TripleBall {
    const b = ballOf(other);
    if (b.isNothing()) return this;
    if (this.isNothing()) return b;
    // Two doubles add up to a triple without error.
    const rounding = this.centre.mid === 0 && b.centre.mid === 0 ? 0 : (this.size + b.size) * SUM_ERROR;
    const exact = this.exact && b.exact && within(this.exact.plus(b.exact));
    return TripleBall.around(this.centre.plus(b.centre), this.radius + b.radius + rounding, exact);
  }

  minus(other: Real | number): TripleBall {
    return other === this ? NOTHING : this.plus(ballOf(other).neg());
  }

  times(other: Real | number): TripleBall {
    const b = ballOf(other);
    if (b.isOne()) return this;
    if (this.isOne()) return b;
    const product = this.centre.times(b.centre);
    const doubt = (this.size * b.radius + this.radius * (b.size + b.radius)) * OUTWARD;
    const exact = this.exact && b.exact && within(this.exact.times(b.exact));
    return TripleBall.around(product, doubt + Math.abs(product.hi) * PRODUCT_ERROR, exact);
  }

  div(other: Real | number): TripleBall {
    const b = ballOf(other);
    const least = b.size - b.radius * OUTWARD;
    if (!(least > SMALLEST)) undecided();
    if (b.isOne()) return this;
    const quotient = this.centre.div(b.centre);
    const size = Math.abs(quotient.hi);
    const doubt = ((this.radius + size * b.radius) / least) * OUTWARD;
    const exact = this.exact && b.exact && wholeQuotient(this.exact, b.exact);
    return TripleBall.around(quotient, doubt + size * QUOTIENT_ERROR, exact);
  }

  neg(): TripleBall {
    return new TripleBall(this.centre.neg(), this.radius, this.exact?.neg());
  }

  abs(): TripleBall {
    return this.centre.hi < 0 ? this.neg() : this;
  }

  sqrt(): TripleBall {
    if (this.isNothing()) return this;
    this.requirePositive();
    const root = this.centre.sqrt();
    return TripleBall.around(root, (this.radius / root.hi) * OUTWARD + root.hi * QUOTIENT_ERROR);
  }

  exp(): TripleBall {
    if (this.isNothing()) return TripleBall.of(1);
    this.requireAtMost(320);
    const power = exponential(this.centre);
    return TripleBall.around(power, power.hi * (this.radius * 1.01 + (this.size + 1) * EXPONENTIAL_ERROR));
  }

  expm1(): TripleBall {
    if (this.size > 0.5) return this.exp().minus(1);
    this.requireAtMost(1);
    const power = exponentialMinusOne(this.centre);
    return TripleBall.around(power, 2 * this.radius + Math.abs(power.hi) * EXPONENTIAL_MINUS_ONE_ERROR);
  }

  ln(): TripleBall {
    this.requirePositive();
    const log = logarithm(this.centre);
    const size = Math.abs(log.hi);
    // Next to 1, the logarithm is known relative to itself.
    const rounding = LOGARITHM_ERROR * (size < 0.02 ? size : size + 1);
    return TripleBall.around(log, (this.radius / (this.centre.hi - this.radius)) * OUTWARD + rounding);
  }

  log1p(): TripleBall {
    if (this.size > 0.03) return this.plus(1).ln();
    this.requireAtMost(0.04);
    const log = logarithmOnePlus(this.centre);
    return TripleBall.around(log, 1.05 * this.radius + Math.abs(log.hi) * LOGARITHM_ERROR);
  }

  pow(exponent: Real | number): TripleBall {
    return this.ln().times(exponent).exp();
  }

  decay(): (n: number) => Real {
    return decayByProducts(this);
  }

  decaySum(terms: PowerTerms): Real {
    return sumOfDecayed(terms, this.decay(), TripleBall.of(0));
  }

  normalDensity(): TripleBall {
    return this.times(this).times(-0.5).exp().times(peak());
  }

  normalCdf(): TripleBall {
    const tail = this.abs().upperTail();
    return this.centre.hi > 0 ? tail.neg().plus(1) : tail;
  }

  /** P(X > x) = φ(x) · M(x) of a standard normal at x ≥ 0: relative to itself it falls by at most x + 1 for each unit of x. */
  private upperTail(): TripleBall {
    const { hi } = this.centre;
    const fall = this.radius * (hi + 2);
    if (!(hi <= 25 && fall < 0.001)) undecided();
    const square = this.centre.times(this.centre);
    const density = exponential(square.scale(-0.5)).times(densityAtZero());
    const tail = density.times(millsRatio(this.centre));
    // An error in the exponent is one of the power relative to itself.
    const exponent = square.hi * (PRODUCT_ERROR + EXPONENTIAL_ERROR);
    return TripleBall.around(tail, tail.hi * (exponent + TAIL_ERROR + 1.01 * fall));
  }

  normalQuantile(): never {
    return undecided();
  }

  min(other: Real): TripleBall {
    const [small, large] = this.inOrder(ballOf(other));
    return small.orWiderOf(large);
  }

  max(other: Real): TripleBall {
    const [small, large] = this.inOrder(ballOf(other));
    return large.orWiderOf(small);
  }

  private inOrder(other: TripleBall): [TripleBall, TripleBall] {
    const less = this.areExact(other) ? this.lessThan(other) : this.centre.minus(other.centre).hi < 0;
    return less ? [this, other] : [other, this];
  }

  /** The lesser or the greater of two: where they overlap, its middle is off by no more than the wider of the two. */
  private orWiderOf(other: TripleBall): TripleBall {
    const gap = Math.abs(this.centre.minus(other.centre).hi);
    if (this.areExact(other) || gap > 2 * this.doubtBeside(other)) return this;
    return new TripleBall(this.centre, Math.max(this.radius, other.radius));
  }

  toNumber(): number {
    return this.centre.hi;
  }

  toDecimal(): Decimal {
    return this.exact === undefined ? this.centre.toDecimal() : new Decimal(this.exact);
  }

  toExact(): Decimal {
    return this.exact === undefined ? undecided() : new Decimal(this.exact);
  }

  get digits(): number {
    return DIGITS;
  }

  like(exact: Decimal | number): TripleBall {
    return TripleBall.of(exact);
  }

  middle(): TripleBall {
    return this.exact === undefined ? new TripleBall(this.centre, 0) : this;
  }

  doubt(): TripleBall {
    return this.exact === undefined ? new TripleBall(triple(this.radius), 0) : NOTHING;
  }

  within(doubt: Real): TripleBall {
    const { size, radius } = doubt as TripleBall;
    const wider = this.radius + size + radius;
    return wider === this.radius ? this : new TripleBall(this.centre, wider * OUTWARD);
  }

  toResult(): Decimal {
    if (this.exact !== undefined) return roundedResult(this.exact, RESULT_DIGITS, ZERO);
    if (this.radius > this.size * WIDEST) undecided();
    const result = roundedResult(this.centre.toDecimal(), RESULT_DIGITS, new Bound(this.radius));
    return isTie(result, RESULT_DIGITS) ? undecided() : result;
  }

  protected override compare(other: Real | number): number {
    const b = ballOf(other);
    if (this.exact !== undefined && b.exact !== undefined) return this.exact.comparedTo(b.exact);
    const gap = this.centre.minus(b.centre).hi;
    return Math.abs(gap) > this.doubtBeside(b) * OUTWARD ? Math.sign(gap) : undecided();
  }

  excludesZero(): boolean {
    return this.size > this.radius;
  }

  protected override sign(): number {
    if (this.excludesZero()) return Math.sign(this.centre.hi);
    return this.exact === undefined ? undecided() : this.exact.comparedTo(0);
  }

  get size(): number {
    return Math.abs(this.centre.hi);
  }

  private areExact(other: TripleBall): boolean {
    return this.exact !== undefined && other.exact !== undefined;
  }

  /** How far apart two middles must be to be told apart. */
  private doubtBeside(other: TripleBall): number {
    return this.radius + other.radius + (this.size + other.size) * SUM_ERROR;
  }

  private isNothing(): boolean {
    return this.exact?.isZero() === true;
  }

  private isOne(): boolean {
    return this.centre.hi === 1 && this.exact?.equals(1) === true;
  }

  private requirePositive(): void {
    if (!(this.centre.hi > 1e6 * this.radius)) undecided();
  }

  private requireAtMost(limit: number): void {
    if (!(this.size <= limit && this.radius < 1e-6)) undecided();
  }
}

const NOTHING: TripleBall = /* @__PURE__ */ TripleBall.of(0);

/** A double as the decimal that it is, where that has few digits: a whole number, or one of some halvings. */
function decimalOfDouble(x: number): Decimal | undefined {
  if (Number.isSafeInteger(x)) return new Long(x);
  return Number.isSafeInteger(x * FEW_HALVINGS) ? new Long(x * FEW_HALVINGS).div(FEW_HALVINGS) : undefined;
}

/** A decimal that people might have come to, or nothing. */
const within = (exact: Decimal): Decimal | undefined => (exact.precision() < MOST_DIGITS ? exact : undefined);

/** The quotient of two decimals where it is one. */
function wholeQuotient(dividend: Decimal, divisor: Decimal): Decimal | undefined {
  const quotient = new Long(new Quotient(dividend).div(divisor));
  return quotient.times(divisor).equals(dividend) ? quotient : undefined;
}

const ballOf = (x: Real | number): TripleBall =>
  typeof x === "number" ? TripleBall.of(x) : (x as TripleBall);

/** Of which every further product and the power of ten add less than one in 2^148. */
const MOST_PAIRS = 4;
const READING_ERROR = 2 ** -147;
const PAIR = 1e14;

const tens = /* @__PURE__ */ new Map<number, TripleDouble>();

function powerOfTen(exponent: number): TripleDouble {
  const known = tens.get(exponent) ?? tripleOf(new Decimal(`1e${exponent}`));
  tens.set(exponent, known);
  return known;
}

function ofDecimal(exact: Decimal): TripleBall {
  const known = isUnrounded(exact) ? new Long(exact) : undefined;
  const { value, error } = fromDecimal(exact);
  if (error === 0) return TripleBall.around(new TripleDouble(value.hi, value.lo, 0), 0, known);
  const { pairs, exponent } = wordPairs(exact, MOST_PAIRS);
  const whole = pairs.reduce((sum, pair) => sum.timesDouble(PAIR).plus(triple(pair)), triple(0));
  const power = powerOfTen(Math.abs(exponent));
  const read = exponent < 0 ? whole.div(power) : whole.times(power);
  return TripleBall.around(read, Math.abs(read.hi) * READING_ERROR, known);
}

let peakKnown: TripleBall | undefined;

function peak(): TripleBall {
  const density = densityAtZero();
  peakKnown ??= TripleBall.around(density, density.hi * PRODUCT_ERROR);
  return peakKnown;
}

/** Triples of doubles, 43 digits, and exact decimals as long as there are any. */
export const tripleDoubles: Arithmetic = /* @__PURE__ */ Object.freeze({
  of: TripleBall.of,
  sum: (numbers: readonly Real[]): Real =>
    numbers.reduce<Real>((sum, number) => sum.plus(number), TripleBall.of(0)),
});
