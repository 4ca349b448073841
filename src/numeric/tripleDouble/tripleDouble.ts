import type { Decimal } from "../decimal.js";
import { exactly } from "../doubleDouble/constant.js";
import { SPLITTER } from "../doubleDouble/doubleDouble.js";

/** Error of a sum, relative to the sizes of its two terms together: 16u³, with u = 2^−53. */
export const SUM_ERROR = 2 ** -155;

/**
 * Relative error of a product: with parts that each are at most 2u of the one before, what is left out and what is rounded in
 * the third part come to less than 180u³.
 */
export const PRODUCT_ERROR = 2 ** -151;

/** Relative error of a quotient and of a root: four steps, each of which leaves the error of a product in what remains. */
export const QUOTIENT_ERROR = 2 ** -149;

/**
 * An unevaluated sum of three doubles, each at most 2u of the one before: about 45 significant digits, from + − × ÷ and √ of the
 * hardware, which every engine rounds alike. After Hida, Li, Bailey: Algorithms for quad-double precision floating point
 * arithmetic (2001), with three parts in place of four.
 */
export class TripleDouble {
  constructor(
    readonly hi: number,
    readonly mid: number,
    readonly lo: number,
  ) {}

  plus({ hi, mid, lo }: TripleDouble): TripleDouble {
    const s = this.hi + hi;
    const sv = s - this.hi;
    const se = this.hi - (s - sv) + (hi - sv);
    const t = this.mid + mid;
    const tv = t - this.mid;
    const te = this.mid - (t - tv) + (mid - tv);
    const m = t + se;
    const mv = m - t;
    const me = t - (m - mv) + (se - mv);
    return normalized(s, m, this.lo + lo + te + me);
  }

  plusDouble(other: number): TripleDouble {
    const s = this.hi + other;
    const sv = s - this.hi;
    const se = this.hi - (s - sv) + (other - sv);
    const t = this.mid + se;
    const tv = t - this.mid;
    const te = this.mid - (t - tv) + (se - tv);
    return normalized(s, t, this.lo + te);
  }

  minus(other: TripleDouble): TripleDouble {
    return this.plus(other.neg());
  }

  times({ hi, mid, lo }: TripleDouble): TripleDouble {
    const p = this.hi * hi;
    const pe = productError(this.hi, hi, p);
    const q = this.hi * mid;
    const qe = productError(this.hi, mid, q);
    const r = this.mid * hi;
    const re = productError(this.mid, hi, r);
    const t = q + r;
    const tv = t - q;
    const te = q - (t - tv) + (r - tv);
    const m = t + pe;
    const mv = m - t;
    const me = t - (m - mv) + (pe - mv);
    return normalized(p, m, this.hi * lo + this.mid * mid + this.lo * hi + qe + re + te + me);
  }

  timesDouble(factor: number): TripleDouble {
    const p = this.hi * factor;
    const pe = productError(this.hi, factor, p);
    const q = this.mid * factor;
    const qe = productError(this.mid, factor, q);
    const m = q + pe;
    const mv = m - q;
    const me = q - (m - mv) + (pe - mv);
    return normalized(p, m, this.lo * factor + qe + me);
  }

  div(divisor: TripleDouble): TripleDouble {
    const first = this.hi / divisor.hi;
    let rest = this.minus(divisor.timesDouble(first));
    const second = rest.hi / divisor.hi;
    rest = rest.minus(divisor.timesDouble(second));
    const third = rest.hi / divisor.hi;
    rest = rest.minus(divisor.timesDouble(third));
    return normalized(first, second, third).plus(triple(rest.hi / divisor.hi));
  }

  sqrt(): TripleDouble {
    if (this.hi === 0) return this;
    const first = Math.sqrt(this.hi);
    let root = triple(first);
    // Each step takes what is left of the square to the next double of the root.
    for (let step = 0; step < 3; step += 1) {
      root = root.plus(triple(this.minus(root.times(root)).hi / (2 * first)));
    }
    return root;
  }

  neg(): TripleDouble {
    return new TripleDouble(-this.hi, -this.mid, -this.lo);
  }

  /** Times a power of two: exact. */
  scale(power: number): TripleDouble {
    return new TripleDouble(this.hi * power, this.mid * power, this.lo * power);
  }

  toDecimal(): Decimal {
    return exactly(this.hi).plus(exactly(this.mid)).plus(exactly(this.lo));
  }
}

/** A double as it is. */
export const triple = (x: number): TripleDouble => new TripleDouble(x, 0, 0);

/** The nearest triple to a number known to 60 digits. */
export function tripleOf(value: Decimal): TripleDouble {
  const hi = value.toNumber();
  const rest = value.minus(exactly(hi));
  const mid = rest.toNumber();
  return new TripleDouble(hi, mid, rest.minus(exactly(mid)).toNumber());
}

/** What a rounded product of two doubles leaves out, exactly (Dekker). */
function productError(a: number, b: number, product: number): number {
  const ca = SPLITTER * a;
  const cb = SPLITTER * b;
  const ah = ca - (ca - a);
  const bh = cb - (cb - b);
  const al = a - ah;
  const bl = b - bh;
  return al * bl - (product - ah * bh - al * bh - ah * bl);
}

/** Three doubles of falling size, which may overlap, as a triple: two passes of exact sums, of which the last is rounded. */
function normalized(a: number, b: number, c: number): TripleDouble {
  const s = b + c;
  const sv = s - b;
  const low = b - (s - sv) + (c - sv);
  const hi = a + s;
  const hv = hi - a;
  const rest = a - (hi - hv) + (s - hv);
  const mid = rest + low;
  const mv = mid - rest;
  const lo = rest - (mid - mv) + (low - mv);
  return new TripleDouble(hi, mid, lo);
}
