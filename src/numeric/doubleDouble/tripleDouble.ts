// Internal: no name of the public API lives here.

import { Decimal } from "../decimal.js";
import { exactly } from "./constant.js";
import { SPLITTER } from "./doubleDouble.js";

/**
 * Relative to the sizes of its operands, what one sum or product of triple-doubles may be off by. u³ = 2^−159: the doubles
 * that are rounded or left out are below 16u² and 16u³ of that, and there are fewer than twenty of them.
 */
export const TRIPLE_ERROR = 2 ** -150;

/** decimal.js keeps numbers as whole words in base 10^7. */
const WORD = 1e7;
const WORD_DIGITS = 7;

/**
 * An unevaluated sum of three doubles, each some fifty bits below the one before: about 45 digits. For the few signs that
 * double-doubles leave open.
 */
export class TripleDouble {
  constructor(
    readonly hi: number,
    readonly mid: number,
    readonly low: number,
  ) {}

  /** A decimal of any length, as near as a few products come to it. */
  static of(exact: Decimal): TripleDouble {
    const { s, e, d } = exact as unknown as { s: number; e: number; d: readonly number[] };
    let whole = new TripleDouble(0, 0, 0);
    for (const word of d) whole = whole.times(BASE).plusDouble(s * word);
    return whole.times(powerOfBase(Math.floor(e / WORD_DIGITS) + 1 - d.length));
  }

  plusDouble(other: number): TripleDouble {
    const s = this.hi + other;
    const sv = s - this.hi;
    const se = this.hi - (s - sv) + (other - sv);
    const t = se + this.mid;
    const tv = t - se;
    return normalized(s, t, se - (t - tv) + (this.mid - tv) + this.low);
  }

  times({ hi, mid, low }: TripleDouble): TripleDouble {
    // Dekker's exact products of the two larger pairs, with the halves of each factor split once.
    const ca = SPLITTER * this.hi;
    const ah = ca - (ca - this.hi);
    const al = this.hi - ah;
    const cb = SPLITTER * hi;
    const bh = cb - (cb - hi);
    const bl = hi - bh;
    const cm = SPLITTER * mid;
    const mh = cm - (cm - mid);
    const ml = mid - mh;
    const cn = SPLITTER * this.mid;
    const nh = cn - (cn - this.mid);
    const nl = this.mid - nh;
    const p = this.hi * hi;
    const pe = al * bl - (p - ah * bh - al * bh - ah * bl);
    const q = this.hi * mid;
    const qe = al * ml - (q - ah * mh - al * mh - ah * ml);
    const r = this.mid * hi;
    const re = nl * bl - (r - nh * bh - nl * bh - nh * bl);
    const s = q + r;
    const sv = s - q;
    const se = q - (s - sv) + (r - sv);
    const t = pe + s;
    const tv = t - pe;
    const te = pe - (t - tv) + (s - tv);
    return normalized(p, t, this.hi * low + this.low * hi + this.mid * mid + (qe + re) + (se + te));
  }
}

/** Three doubles of falling size as three that overlap by no more than a bit or two. */
function normalized(hi: number, mid: number, low: number): TripleDouble {
  const m = mid + low;
  const mv = m - mid;
  const me = mid - (m - mv) + (low - mv);
  const h = hi + m;
  const hv = h - hi;
  const he = hi - (h - hv) + (m - hv);
  const t = he + me;
  const tv = t - he;
  return new TripleDouble(h, t, he - (t - tv) + (me - tv));
}

const BASE = /* @__PURE__ */ new TripleDouble(WORD, 0, 0);

const known = /* @__PURE__ */ new Map<number, TripleDouble>();

/** 10^(7n), to the nearest triple-double. */
function powerOfBase(n: number): TripleDouble {
  const found = known.get(n);
  if (found !== undefined) return found;
  const exact = new Decimal(`1e${WORD_DIGITS * n}`);
  const hi = exact.toNumber();
  const afterHi = exact.minus(exactly(hi));
  const mid = afterHi.toNumber();
  const power = normalized(hi, mid, afterHi.minus(exactly(mid)).toNumber());
  known.set(n, power);
  return power;
}
