// Internal: no name of the public API lives here.

import { UPPER } from "./exactSum.js";

// e^x, ln x, Φ and Φ⁻¹ of whole blocks of doubles. Math.exp and Math.log differ between engines in their last digit; these are made
// of sums, products, quotients and roots alone, which IEEE 754 fixes, so that the same seed gives the same digits everywhere.

/** Adding this to a double below 2^51 and taking it away again rounds to a whole number, halves to even. */
const ROUNDER = 1.5 * 2 ** 52;

/** ln 2 in two parts, the first one short enough that whole multiples of it are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

const LEAST_POWER = -1074;

/** 2^k for k from −1074 to 1023. */
const powersOfTwo = /* @__PURE__ */ (() => {
  const powers = new Float64Array(1024 - LEAST_POWER);
  for (let index = 0; index < powers.length; index++) powers[index] = 2 ** (index + LEAST_POWER);
  return powers;
})();

/** e^x within 1 unit of the last digit; 0 below −745 and the largest double above 709. */
export function exp(x: number): number {
  // Constants in here, as those of a module are looked up each time.
  const rounder = 6755399441055744;
  const kept = x < -745 ? -745 : x > 709.5 ? 709.5 : x;
  const k = kept * Math.LOG2E + rounder - rounder;
  const high = kept - k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  // Source: fdlibm, e_exp.c (Sun Microsystems 1993): e^r = 1 + r + r·c/(2 − c) with c = r − r²·R(r²).
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const power = 1 - (low - (r * c) / (2 - c) - high);
  const whole = k | 0;
  if (whole > -1022 && whole < 1024) return power * (powersOfTwo[whole + 1074] as number);
  // In two steps: 2^1024 is no double, and 2^k alone is none for what ends below 2^-1022.
  const half = whole >> 1;
  return power * (powersOfTwo[half + 1074] as number) * (powersOfTwo[whole - half + 1074] as number);
}

const asDouble = /* @__PURE__ */ new Float64Array(1);
const asWords = /* @__PURE__ */ new Int32Array(/* @__PURE__ */ (() => asDouble.buffer)());

/** ln x within 1 unit of the last digit, of a normal double above 0. */
export function ln(x: number): number {
  asDouble[0] = x;
  const upper = asWords[UPPER] as number;
  // x without its exponent lies between √½ and √2, around 1. It is divided by that: bits that are put together anew, a processor
  // cannot read before all have been written.
  const k = (upper >>> 20) - 1023 + (((upper & 0xfffff) + 0x95f64) >>> 20);
  const f = x * (powersOfTwo[1074 - k] as number) - 1;
  // Source: fdlibm, e_log.c (Sun Microsystems 1993): ln(1 + f) = f − (f²/2 − s·(f²/2 + R(s²))) with s = f/(2 + f).
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (odd + even)) + k * LN2_LOW) - f);
}

/**
 * Φ⁻¹(u) for 0 < u < 1, within some 1e-16 of itself.
 *
 * Source: Wichura, Algorithm AS 241 (1988), PPND16.
 */
export const normalQuantile = (u: number): number => (isInTail(u) ? tailQuantile(u) : middleQuantile(u));

/** Whether Φ⁻¹(u) is the tails' business: where u is further than 0.425 from a half. */
export function isInTail(u: number): boolean {
  return Math.abs(u - 0.5) > 0.425;
}

/** Φ⁻¹(u) in the middle. */
export function middleQuantile(u: number): number {
  const q = u - 0.5;
  const r = 0.180625 - q * q;
  return (
    (q *
      (((((((r * 2509.0809287301227 + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) *
        r +
        13731.69376550946) *
        r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
        3.3871328727963665)) /
    (((((((r * 5226.495278852546 + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) *
      r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
      1)
  );
}

/** Φ⁻¹(u) in the tails. */
export function tailQuantile(u: number): number {
  const low = u < 0.5;
  const tail = low ? u : 1 - u;
  const r = Math.sqrt(-ln(tail));
  const size = r <= 5 ? nearTail(r - 1.6) : farTail(r - 5);
  return low ? -size : size;
}

const nearTail = (r: number): number =>
  (((((((r * 0.0007745450142783414 + 0.022723844989269184) * r + 0.2417807251774506) * r +
    1.2704582524523684) *
    r +
    3.6478483247632045) *
    r +
    5.769497221460691) *
    r +
    4.630337846156546) *
    r +
    1.4234371107496835) /
  (((((((r * 1.0507500716444169e-9 + 0.0005475938084995345) * r + 0.015198666563616457) * r +
    0.14810397642748008) *
    r +
    0.6897673349851) *
    r +
    1.6763848301838038) *
    r +
    2.053191626637759) *
    r +
    1);

const farTail = (r: number): number =>
  (((((((r * 2.0103343992922881e-7 + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
    0.026532189526576124) *
    r +
    0.29656057182850487) *
    r +
    1.7848265399172913) *
    r +
    5.463784911164114) *
    r +
    6.657904643501103) /
  (((((((r * 2.0442631033899397e-15 + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
    0.0007868691311456133) *
    r +
    0.014875361290850615) *
    r +
    0.1369298809227358) *
    r +
    0.599832206555888) *
    r +
    1);

/**
 * Φ(x), the lower tail relative to itself within some 1e-15.
 *
 * Source: Cody, Rational Chebyshev approximations for the error function (1969), as in ANORM of SPECFUN (1993).
 */
export function normalCdf(x: number): number {
  const y = x < 0 ? -x : x;
  if (y <= 0.67448975) {
    const s = x * x;
    const above =
      (((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s + 1067.6894854603709) *
        s +
      18154.98125334356;
    const below =
      (((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s + 45507.78933502673;
    return 0.5 + (x * above) / below;
  }
  const tail = upperTail(y);
  return x < 0 ? tail : 1 - tail;
}

/** Φ(−y) for y above 0.67. */
function upperTail(y: number): number {
  if (y > 38.6) return 0;
  // e^(−y²/2) in two parts: the square of y rounded to sixteenths is exact.
  const coarse = (y * 16 - 0.5 + ROUNDER - ROUNDER) / 16;
  const rest = (y - coarse) * (y + coarse);
  const density = exp(-coarse * coarse * 0.5) * exp(-rest * 0.5);
  return density * (y <= 5.656854249492381 ? middleRatio(y) : farRatio(y));
}

function middleRatio(y: number): number {
  const above =
    (((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.883149794388377) * y +
      93.50665613217785) *
      y +
      597.2702763948002) *
      y +
      2494.5375852903726) *
      y +
      6848.190450536283) *
      y +
      11602.65143764735) *
      y +
    9842.714838383978;
  const below =
    (((((((y + 22.266688044328117) * y + 235.387901782625) * y + 1519.3775994075547) * y +
      6485.558298266761) *
      y +
      18615.571640885097) *
      y +
      34900.95272114598) *
      y +
      38912.00328609327) *
      y +
    19685.429676859992;
  return above / below;
}

function farRatio(y: number): number {
  const s = 1 / (y * y);
  const above =
    ((((0.023073441764940174 * s + 0.215898534057957) * s + 0.12740116116024736) * s + 0.022235277870649807) *
      s +
      0.0014216191932278934) *
      s +
    2.9112874951168793e-5;
  const below =
    ((((s + 1.284260096144911) * s + 0.4682382124808651) * s + 0.06598813786892856) * s +
      0.0037823963320275824) *
      s +
    7.297515550839662e-5;
  return (0.3989422804014327 - (s * above) / below) / y;
}
