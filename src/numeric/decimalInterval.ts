// Internal: no name of the public API lives here.

import { Bound, Decimal, decimalOf } from "./decimal.js";
import { Ordered } from "./ordered.js";
import type { Real } from "./real.js";
import { undecided } from "./undecided.js";

export const EXACT: Decimal = /* @__PURE__ */ new Bound(0);

/** How a number of digits computes, and what it answers where even they cannot decide. */
export interface Context {
  readonly Number: typeof Decimal;
  /** Relative error of one operation of decimal.js, and of exp, ln and Φ. */
  readonly unit: Decimal;
  readonly functionUnit: Decimal;
  readonly resultDigits: number;
  /** Nothing more precise follows: what cannot be told apart is taken as equal. */
  readonly last: boolean;
}

/** A Decimal with an error radius, and what can be told of it. */
export class DecimalInterval extends Ordered {
  constructor(
    protected readonly centre: Decimal,
    protected readonly radius: Decimal,
    protected readonly context: Context,
  ) {
    super();
  }

  toNumber(): number {
    return this.centre.toNumber();
  }

  toDecimal(): Decimal {
    return new Decimal(this.centre);
  }

  toExact(): Decimal {
    if (this.radius.greaterThan(this.size.times("1e-50"))) undecided();
    return this.toDecimal();
  }

  get digits(): number {
    return this.context.Number.precision;
  }

  get size(): Decimal {
    return new Bound(this.centre).abs();
  }

  excludesZero(): boolean {
    return this.centre.abs().greaterThan(this.radius);
  }

  protected override compare(other: Real | number): number {
    if (typeof other === "number") return this.signOf(this.centre.minus(other), this.radius);
    const { centre, radius } = other as DecimalInterval & Real;
    return this.signOf(this.centre.minus(centre), this.radius.plus(radius));
  }

  protected override sign(): number {
    return this.signOf(this.centre, this.radius);
  }

  private signOf(value: Decimal, doubt: Decimal): number {
    if (value.abs().greaterThan(doubt)) return value.isNegative() ? -1 : 1;
    // Of what is beyond the exponents of a Decimal, nothing is known: not even that it is next to nothing.
    if (!value.isFinite()) undecided();
    if (doubt.isZero() || this.context.last) return 0;
    undecided();
  }

  protected distanceFromZero(): Decimal {
    const least = this.centre.abs().minus(this.radius);
    // A bound from below is rounded inwards.
    return least.isPositive() ? new Bound(least.times("0.99999")) : EXACT;
  }

  protected requirePositive(): Decimal {
    const least = this.distanceFromZero();
    if (this.centre.isNegative() || least.isZero()) undecided();
    return least;
  }

  /** A function's slope at the middle stands for the whole interval; returns how large the middle is. */
  protected requireNarrow(): Decimal {
    if (!this.isNarrow()) undecided();
    return this.size;
  }

  protected isNarrow(): boolean {
    return this.radius.times(this.size.plus(1)).lessThanOrEqualTo("1e-3");
  }

  /** So near 0 that a square is lost beside it: e^x − 1 and ln(1 + x) are x. */
  protected isTiny(): boolean {
    return this.centre.isZero() || this.centre.e < -this.context.Number.precision;
  }

  protected widened(guard: number): Decimal {
    return new (decimalOf(this.context.Number.precision + guard))(this.centre);
  }
}
