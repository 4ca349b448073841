// Internal: no name of the public API lives here.

/** 2^27 + 1: multiplying by it cuts a double into two halves of 26 bits (Veltkamp). */
export const SPLITTER = 134217729;

/** u² = 2^−106, the unit in which the errors of double-doubles are counted. */
export const UNIT = 2 ** -106;

/**
 * An unevaluated sum of two doubles, hi + lo with |lo| ≤ ulp(hi)/2: about 32 significant digits from the hardware's own
 * operations. Only + − × ÷ and √ are used, which IEEE 754 rounds correctly, so every engine gets the same bits.
 *
 * With u = 2^−53, relative errors are at most 4u² for a sum, 8u² for a product, 16u² for a quotient, 4u² for a square root
 * (Joldes, Muller, Popescu: Tight and rigorous error bounds for basic building blocks of double-word arithmetic, 2017; the
 * product is Dekker's, which leaves out lo·lo). They hold while no partial product over- or underflows: `Ball` sees to it.
 */
export class DoubleDouble {
  constructor(
    readonly hi: number,
    readonly lo: number,
  ) {}

  plus({ hi, lo }: DoubleDouble): DoubleDouble {
    const s = this.hi + hi;
    const sv = s - this.hi;
    const se = this.hi - (s - sv) + (hi - sv);
    const t = this.lo + lo;
    const tv = t - this.lo;
    const te = this.lo - (t - tv) + (lo - tv);
    const c = se + t;
    const v = s + c;
    const w = te + (c - (v - s));
    const z = v + w;
    return new DoubleDouble(z, w - (z - v));
  }

  minus(other: DoubleDouble): DoubleDouble {
    return this.plus(other.neg());
  }

  times({ hi, lo }: DoubleDouble): DoubleDouble {
    const p = this.hi * hi;
    const e = productError(this.hi, hi, p) + (this.hi * lo + this.lo * hi);
    const z = p + e;
    return new DoubleDouble(z, e - (z - p));
  }

  /** Times a double, which is exact: error at most 4u². */
  timesDouble(factor: number): DoubleDouble {
    const p = this.hi * factor;
    const e = productError(this.hi, factor, p) + this.lo * factor;
    const z = p + e;
    return new DoubleDouble(z, e - (z - p));
  }

  div(divisor: DoubleDouble): DoubleDouble {
    const t = this.hi / divisor.hi;
    const { hi, lo } = divisor.timesDouble(t);
    const e = (this.hi - hi + (this.lo - lo)) / divisor.hi;
    const z = t + e;
    return new DoubleDouble(z, e - (z - t));
  }

  sqrt(): DoubleDouble {
    if (this.hi === 0) return this;
    const t = Math.sqrt(this.hi);
    const p = t * t;
    const e = (this.hi - p - productError(t, t, p) + this.lo) / (2 * t);
    const z = t + e;
    return new DoubleDouble(z, e - (z - t));
  }

  neg(): DoubleDouble {
    return new DoubleDouble(-this.hi, -this.lo);
  }

  /** Times a power of two: exact. */
  scale(power: number): DoubleDouble {
    return new DoubleDouble(this.hi * power, this.lo * power);
  }
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

/** The sum of two doubles, exactly (Knuth). */
export function exactSum(a: number, b: number): DoubleDouble {
  const s = a + b;
  const v = s - a;
  return new DoubleDouble(s, a - (s - v) + (b - v));
}

/** The product of two doubles, exactly. */
export function exactProduct(a: number, b: number): DoubleDouble {
  const p = a * b;
  return new DoubleDouble(p, productError(a, b, p));
}

/** A double as it is. */
export const double = (x: number): DoubleDouble => new DoubleDouble(x, 0);
