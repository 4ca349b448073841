// Internal: no name of the public API lives here.

import type { Decimal } from "./decimal.js";
import { exactly } from "./doubleDouble/constant.js";
import { type DoubleDouble, double } from "./doubleDouble/doubleDouble.js";
import { Ordered } from "./ordered.js";
import type { Real } from "./real.js";
import { undecided } from "./undecided.js";

/** A radius is worked out in doubles; this outweighs all their roundings. */
export const OUTWARD = 1 + 2 ** -48;

/** A double-double with an error radius, and what can be told of it: the number meant lies within `radius` of hi + lo. */
export class Interval extends Ordered {
  protected constructor(
    readonly centre: DoubleDouble,
    protected readonly radius: number,
  ) {
    super();
  }

  protected get hi(): number {
    return this.centre.hi;
  }

  protected get lo(): number {
    return this.centre.lo;
  }

  get size(): number {
    return Math.abs(this.hi);
  }

  toNumber(): number {
    return this.hi + this.lo;
  }

  toDecimal(): Decimal {
    return exactly(this.hi).plus(exactly(this.lo));
  }

  toExact(): Decimal {
    if (this.radius > 0) undecided();
    return this.toDecimal();
  }

  excludesZero(): boolean {
    return this.size > this.radius;
  }

  protected override compare(other: Real | number): number {
    const b = typeof other === "number" ? new Interval(double(other), 0) : (other as Interval & Real);
    const gap = this.centre.minus(b.centre).hi;
    const doubt = this.radius + b.radius;
    if (Math.abs(gap) > doubt * OUTWARD) return Math.sign(gap);
    if (doubt === 0) return 0;
    undecided();
  }

  protected override sign(): number {
    if (this.excludesZero()) return Math.sign(this.hi);
    if (this.radius === 0) return 0;
    undecided();
  }
}
