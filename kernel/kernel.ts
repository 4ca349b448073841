// What src/simulation/portable.ts does, two or four paths at a time, in WebAssembly SIMD: the same operations on the same numbers in
// the same order, so that results have the same bits. Nothing here is fused or relaxed. Columns are 1,024 doubles; some of what lies
// beyond `count` is computed as well, and means nothing.
//
// Two or four results are worked out side by side, and long chains of operations are cut in two loops: an operation takes some four
// cycles, and the next one of a chain waits for it. A processor carries out others meanwhile if they stand close enough. Short loops
// take eight paths a turn, as to count turns takes as long as what is done in one.

/** Multipliers and Weyl constants of Philox. */
const M0: i32 = 0xd2511f53;
const M1: i32 = 0xcd9e8d57;
const W0: i32 = 0x9e3779b9;
const W1: i32 = 0xbb67ae85;

/**
 * Where results and small arguments lie: three doubles, ten directions, twenty keys, what nobody reads, 1,024 places, and as many
 * numbers, each of the two with room for three more. Between keys and places, from 1184 on, lie the constants of what follows: an
 * engine makes a constant anew in three steps each time, and reads it in one.
 */
const SUMS: usize = 1024;
const DIRECTIONS: usize = 1056;
const KEYS: usize = 1104;
const NOWHERE: usize = 2040;
const PLACES: usize = 2048;
const TAILS: usize = 8192;
/** Where the first column lies. */
const COLUMNS: usize = 16448;
const COLUMN: usize = 8192;

/** Constants, by where they lie. */
const SIGN: usize = memory.data<f64>([-0.0]);
const HALF: usize = memory.data<f64>([0.5]);
const ONE: usize = memory.data<f64>([1]);
const TWO: usize = memory.data<f64>([2]);
const ROUNDER: usize = memory.data<f64>([6755399441055744]);
const LOG2_E: usize = memory.data<f64>([1.4426950408889634]);
/** ln 2 in two parts. */
const LN2_HIGH: usize = memory.data<f64>([0.6931471803691238]);
const LN2_LOW: usize = memory.data<f64>([1.9082149292705877e-10]);
/** 2^-53, and the largest double below 1. */
const UNIT: usize = memory.data<f64>([1.1102230246251565e-16]);
const LARGEST: usize = memory.data<f64>([0.99999999999999988898]);
/** The upper words of 2^73 and of 2^52, and the sum of both. */
const EXPONENT73: usize = memory.data<i32>([0x44800000]);
const EXPONENT52: usize = memory.data<i32>([0x43300000]);
const BOTH_EXPONENTS: usize = memory.data<f64>([9444737469338917797888.0]);

@inline function at(slot: i32): usize { return COLUMNS + <usize>slot * COLUMN; }
@inline function end(slot: i32, count: i32): usize { return at(slot) + (<usize>((count + 3) & ~3) << 3); }
@inline function add(a: v128, b: v128): v128 { return f64x2.add(a, b); }
@inline function sub(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
@inline function mul(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
@inline function div(a: v128, b: v128): v128 { return f64x2.div(a, b); }
@inline function all(x: f64): v128 { return f64x2.splat(x); }
/** A constant, twice. */
@inline function known(place: usize): v128 { return v128.load64_splat(place); }
/** sum·x + c, rounded twice */
@inline function step(sum: v128, x: v128, c: usize): v128 { return add(mul(sum, x), known(c)); }
/** The polynomial of seven degrees whose coefficients lie in a table, the highest one first. */
@inline function polynomial(table: usize, x: v128): v128 {
  let sum = step(known(table), x, table + 8);
  sum = step(sum, x, table + 16);
  sum = step(sum, x, table + 24);
  sum = step(sum, x, table + 32);
  sum = step(sum, x, table + 40);
  sum = step(sum, x, table + 48);
  return step(sum, x, table + 56);
}

/** The even or the odd words of two pairs of products. */
@inline function evenWords(a: v128, b: v128): v128 { return v128.shuffle<i32>(a, b, 0, 2, 4, 6); }
@inline function oddWords(a: v128, b: v128): v128 { return v128.shuffle<i32>(a, b, 1, 3, 5, 7); }
/** The first or the last two words of one and of the other, by turns. */
@inline function firstWords(a: v128, b: v128): v128 { return v128.shuffle<i32>(a, b, 0, 4, 1, 5); }
@inline function lastWords(a: v128, b: v128): v128 { return v128.shuffle<i32>(a, b, 2, 6, 3, 7); }

/**
 * (upper·2^21 + lower + ½)·2^-53, below 1, of two upper words with the exponent of 2^73 above them, which makes them 2^73 +
 * upper·2^21, and of two lower words of 21 bits with that of 2^52.
 */
@inline function uniformOf(upper: v128, lower: v128): v128 {
  const whole = add(sub(upper, known(BOTH_EXPONENTS)), lower);
  return f64x2.pmin(known(LARGEST), mul(add(whole, known(HALF)), known(UNIT)));
}

/** Four uniform numbers, of as many upper and lower words. */
@inline function storeUniforms(to: usize, upper: v128, lower: v128): void {
  const exponent73 = v128.load32_splat(EXPONENT73);
  const exponent52 = v128.load32_splat(EXPONENT52);
  v128.store(to, uniformOf(firstWords(upper, exponent73), firstWords(lower, exponent52)));
  v128.store(to, uniformOf(lastWords(upper, exponent73), lastWords(lower, exponent52)), 16);
}

/** Eight uniform numbers, of four counters' words. */
@inline function storeUniformPairs(to: usize, c0: v128, c1: v128, c2: v128, c3: v128): void {
  const lower1 = i32x4.shr_u(c1, 11);
  const lower3 = i32x4.shr_u(c3, 11);
  storeUniforms(to, firstWords(c0, c2), firstWords(lower1, lower3));
  storeUniforms(to + 32, lastWords(c0, c2), lastWords(lower1, lower3));
}

@inline function upperProduct(a: i32, b: i32): i32 { return <i32>((<u64><u32>a * <u64><u32>b) >> 32); }

/** Uniform numbers of a stream: four counters from `pair` on give eight of them, and two times four are taken side by side. */
export function uniforms(out: i32, count: i32, pairLow: i32, pairHigh: i32, p0: i32, p1: i32, k0: i32, k1: i32): void {
  const last = at(out) + (<usize>count << 3);
  for (let round: usize = 0; round < 10; round++) {
    store<i32>(KEYS + (round << 3), k0 + <i32>round * W0);
    store<i32>(KEYS + (round << 3), k1 + <i32>round * W1, 4);
  }
  const m0 = i32x4.splat(M0);
  const m1 = i32x4.splat(M1);
  // Counters differ in their first word alone, so that half of the first two rounds is the same for all of them. Blocks begin at
  // multiples of 1,024: no counter of one carries over to the second word.
  const shared0 = upperProduct(M1, p0) ^ pairHigh ^ k0;
  const first1 = i32x4.splat((M1 * p0) ^ (k0 + W0));
  const first2 = i32x4.splat(p1 ^ k1);
  const second2 = i32x4.splat(upperProduct(M0, shared0) ^ (k1 + W1));
  const second3 = i32x4.splat(M0 * shared0);
  let counters = i32x4.add(i32x4.splat(pairLow), i32x4(0, 1, 2, 3));
  let others = i32x4.add(counters, i32x4.splat(4));
  for (let to = at(out); to < last; to += 128) {
    let a = i64x2.extmul_low_i32x4_u(m0, counters);
    let b = i64x2.extmul_high_i32x4_u(m0, counters);
    let e = i64x2.extmul_low_i32x4_u(m0, others);
    let f = i64x2.extmul_high_i32x4_u(m0, others);
    let c2 = v128.xor(oddWords(a, b), first2);
    let d2 = v128.xor(oddWords(e, f), first2);
    let c = i64x2.extmul_low_i32x4_u(m1, c2);
    let d = i64x2.extmul_high_i32x4_u(m1, c2);
    let g = i64x2.extmul_low_i32x4_u(m1, d2);
    let h = i64x2.extmul_high_i32x4_u(m1, d2);
    c2 = v128.xor(evenWords(a, b), second2);
    d2 = v128.xor(evenWords(e, f), second2);
    let c0 = v128.xor(oddWords(c, d), first1);
    let d0 = v128.xor(oddWords(g, h), first1);
    let c1 = evenWords(c, d);
    let d1 = evenWords(g, h);
    let c3 = second3;
    let d3 = second3;
    for (let key: usize = KEYS + 16; key < KEYS + 80; key += 8) {
      const first = v128.load32_splat(key);
      const second = v128.load32_splat(key, 4);
      a = i64x2.extmul_low_i32x4_u(m0, c0);
      b = i64x2.extmul_high_i32x4_u(m0, c0);
      c = i64x2.extmul_low_i32x4_u(m1, c2);
      d = i64x2.extmul_high_i32x4_u(m1, c2);
      e = i64x2.extmul_low_i32x4_u(m0, d0);
      f = i64x2.extmul_high_i32x4_u(m0, d0);
      g = i64x2.extmul_low_i32x4_u(m1, d2);
      h = i64x2.extmul_high_i32x4_u(m1, d2);
      c0 = v128.xor(oddWords(c, d), v128.xor(c1, first));
      c1 = evenWords(c, d);
      c2 = v128.xor(oddWords(a, b), v128.xor(c3, second));
      c3 = evenWords(a, b);
      d0 = v128.xor(oddWords(g, h), v128.xor(d1, first));
      d1 = evenWords(g, h);
      d2 = v128.xor(oddWords(e, f), v128.xor(d3, second));
      d3 = evenWords(e, f);
    }
    storeUniformPairs(to, c0, c1, c2, c3);
    storeUniformPairs(to + 64, d0, d1, d2, d3);
    counters = i32x4.add(counters, i32x4.splat(8));
    others = i32x4.add(others, i32x4.splat(8));
  }
}

@inline function nestedHash(word: v128, plus: i32, multiply: i32): v128 {
  let x = v128.xor(word, i32x4.mul(word, i32x4.splat(0x3d20adea)));
  x = i32x4.add(x, i32x4.splat(plus));
  x = i32x4.mul(x, i32x4.splat(multiply | 1));
  x = v128.xor(x, i32x4.mul(x, i32x4.splat(0x05526c56)));
  return v128.xor(x, i32x4.mul(x, i32x4.splat(0x53a22864)));
}

@inline function mixed(word: v128): v128 {
  let x = v128.xor(word, i32x4.shr_u(word, 16));
  x = i32x4.mul(x, i32x4.splat(0x21f0aaad));
  x = v128.xor(x, i32x4.shr_u(x, 15));
  x = i32x4.mul(x, i32x4.splat(0x735a2d97));
  return v128.xor(x, i32x4.shr_u(x, 15));
}

@inline function swapped(x: v128, bits: i32, mask: i32): v128 {
  const m = i32x4.splat(mask);
  return v128.or(v128.and(i32x4.shr_u(x, bits), m), i32x4.shl(v128.and(x, m), bits));
}

@inline function reversed(word: v128): v128 {
  const x = swapped(swapped(swapped(word, 1, 0x55555555), 2, 0x33333333), 4, 0x0f0f0f0f);
  return v128.shuffle<i8>(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** Coordinates of scrambled Sobol points from `start` on, whose first ten directions lie at DIRECTIONS. */
export function scrambledSobol(out: i32, count: i32, start: i32, w0: i32, w1: i32, w2: i32, w3: i32): void {
  const d0 = load<i32>(DIRECTIONS);
  const d1 = load<i32>(DIRECTIONS, 4);
  const within = i32x4(0, 0, 0, 0);
  let steps = i32x4.replace_lane(within, 1, d0);
  steps = i32x4.replace_lane(steps, 2, d0 ^ d1);
  steps = i32x4.replace_lane(steps, 3, d1);
  const digits = i32x4.splat(w1 ^ w3);
  const first = at(out);
  let point = start;
  for (let index = 0; index < count; index += 4) {
    if (index > 0) point ^= d1 ^ load<i32>(DIRECTIONS + (<usize>ctz(index) << 2));
    const scrambled = nestedHash(nestedHash(v128.xor(i32x4.splat(point), steps), w0, w1), w2, w3);
    const upper = reversed(scrambled);
    const lower = i32x4.shr_u(mixed(v128.xor(scrambled, digits)), 11);
    const to = first + (<usize>index << 3);
    storeUniforms(to, upper, lower);
  }
}

/** Of ln: those of odd and of even powers, the highest one first. */
const LN_ODD: usize = memory.data<f64>([0.14798198605116586, 0.1818357216161805, 0.2857142874366239, 0.6666666666666735]);
const LN_EVEN: usize = memory.data<f64>([0.15313837699209373, 0.22222198432149784, 0.3999999999940942]);
/** The bits of a mantissa, its upper ones, what is added to these, where that carries to, the exponent of 1, and what undoes one. */
const MANTISSA: usize = memory.data<i64>([0xfffffffffffff]);
const UPPER_MANTISSA: usize = memory.data<i64>([0xfffff]);
const TO_CARRY: usize = memory.data<i64>([0x95f64]);
const CARRY: usize = memory.data<i64>([0x100000]);
const UPPER_OF_ONE: usize = memory.data<i64>([0x3ff00000]);
const ROUNDED_EXPONENT: usize = memory.data<i64>([0x4337fffffffffc01]);

/** ln x of normal doubles above 0 */
@inline function ln(x: v128): v128 {
  const mantissa = v128.and(i64x2.shr_u(x, 32), known(UPPER_MANTISSA));
  const above = v128.and(i64x2.add(mantissa, known(TO_CARRY)), known(CARRY));
  const one = i64x2.shl(v128.xor(above, known(UPPER_OF_ONE)), 32);
  const around = v128.or(v128.and(x, known(MANTISSA)), one);
  const whole = i64x2.add(i64x2.add(i64x2.shr_u(x, 52), i64x2.shr_u(above, 20)), known(ROUNDED_EXPONENT));
  const k = sub(whole, known(ROUNDER));
  const f = sub(around, known(ONE));
  const s = div(f, add(known(TWO), f));
  const z = mul(s, s);
  const w = mul(z, z);
  const odd = mul(z, step(step(step(known(LN_ODD), w, LN_ODD + 8), w, LN_ODD + 16), w, LN_ODD + 24));
  const even = mul(w, step(step(known(LN_EVEN), w, LN_EVEN + 8), w, LN_EVEN + 16));
  const half = mul(mul(known(HALF), f), f);
  const rest = add(mul(s, add(half, add(odd, even))), mul(k, known(LN2_LOW)));
  return sub(mul(k, known(LN2_HIGH)), sub(sub(half, rest), f));
}

/** Of Φ⁻¹ in the middle, in the tails and far out in them: what stands above and what stands below. */
const MIDDLE_ABOVE: usize = memory.data<f64>([
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
  133.14166789178438, 3.3871328727963665,
]);
const MIDDLE_BELOW: usize = memory.data<f64>([
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
  42.31333070160091, 1,
]);
const NEAR_ABOVE: usize = memory.data<f64>([
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835,
]);
const NEAR_BELOW: usize = memory.data<f64>([
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
  2.053191626637759, 1,
]);
const FAR_ABOVE: usize = memory.data<f64>([
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
  1.7848265399172913, 5.463784911164114, 6.657904643501103,
]);
const FAR_BELOW: usize = memory.data<f64>([
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615,
  0.1369298809227358, 0.599832206555888, 1,
]);
/** Where the middle ends, its square, and how far the tails' r begin. */
const MIDDLE: usize = memory.data<f64>([0.425]);
const MIDDLE_SQUARED: usize = memory.data<f64>([0.180625]);
const NEAR: usize = memory.data<f64>([1.6]);
const FAR: usize = memory.data<f64>([5]);

@inline function ratio(above: usize, below: usize, r: v128): v128 { return div(polynomial(above, r), polynomial(below, r)); }

/** Φ⁻¹(½ + q) in the middle. */
@inline function middleOf(q: v128): v128 {
  const r = sub(known(MIDDLE_SQUARED), mul(q, q));
  return div(mul(q, polynomial(MIDDLE_ABOVE, r)), polynomial(MIDDLE_BELOW, r));
}

/** Which of two lie in the tails, as bits. */
@inline function isFar(q: v128): i32 { return i64x2.bitmask(f64x2.gt(f64x2.abs(q), known(MIDDLE))); }

/** √(−ln) of what lies beyond u, with the sign of Φ⁻¹(u). */
@inline function distanceOf(u: v128): v128 {
  const low = f64x2.lt(u, known(HALF));
  const r = f64x2.sqrt(f64x2.neg(ln(f64x2.pmin(u, sub(known(ONE), u)))));
  return v128.xor(r, v128.and(low, known(SIGN)));
}

/** Φ⁻¹ in the tails. */
@inline function tailOf(distance: v128): v128 {
  const r = f64x2.abs(distance);
  const near = f64x2.le(r, known(FAR));
  let size = ratio(NEAR_ABOVE, NEAR_BELOW, sub(r, known(NEAR)));
  if (!i64x2.all_true(near)) size = v128.bitselect(size, ratio(FAR_ABOVE, FAR_BELOW, sub(r, known(FAR))), near);
  return v128.xor(size, v128.and(distance, known(SIGN)));
}

/** Φ⁻¹ of uniform numbers, in place: the middle of all of them first, then those in the tails, which were put aside. */
export function toNormal(slot: i32, count: i32): void {
  const first = at(slot);
  const last = end(slot, count);
  let tails: usize = 0;
  for (let to = first; to < last; to += 32) {
    const one = v128.load(to);
    const other = v128.load(to, 16);
    const q = sub(one, known(HALF));
    const p = sub(other, known(HALF));
    const score = middleOf(q);
    const next = middleOf(p);
    v128.store(to, score);
    v128.store(to, next, 16);
    // All are written where the next one goes, and kept where they lie in a tail: no branch to guess.
    const far = isFar(q) | (isFar(p) << 2);
    const place = <i32>(to - first);
    v128.store64_lane(TAILS + (tails << 3), one, 0);
    store<i32>(PLACES + (tails << 2), place);
    tails += far & 1;
    v128.store64_lane(TAILS + (tails << 3), one, 1);
    store<i32>(PLACES + (tails << 2), place + 8);
    tails += (far >> 1) & 1;
    v128.store64_lane(TAILS + (tails << 3), other, 0);
    store<i32>(PLACES + (tails << 2), place + 16);
    tails += (far >> 2) & 1;
    v128.store64_lane(TAILS + (tails << 3), other, 1);
    store<i32>(PLACES + (tails << 2), place + 24);
    tails += far >> 3;
  }
  // What fills up the last four goes nowhere.
  for (let index = tails; index < tails + 3; index++) {
    store<f64>(TAILS + (index << 3), 0.25);
    store<i32>(PLACES + (index << 2), <i32>(NOWHERE - first));
  }
  const beyond = TAILS + (tails << 3);
  for (let tail = TAILS; tail < beyond; tail += 32) {
    const one = distanceOf(v128.load(tail));
    const other = distanceOf(v128.load(tail, 16));
    v128.store(tail, one);
    v128.store(tail, other, 16);
  }
  let place = PLACES;
  for (let tail = TAILS; tail < beyond; tail += 16) {
    const score = tailOf(v128.load(tail));
    v128.store64_lane(first + <usize>load<i32>(place), score, 0);
    v128.store64_lane(first + <usize>load<i32>(place, 4), score, 1);
    place += 8;
  }
}

/** Of e^x: its least and greatest exponents, the coefficients of what is left, the highest one first, and the bias of exponents. */
const LEAST: usize = memory.data<f64>([-745]);
const GREATEST: usize = memory.data<f64>([709.5]);
const EXP: usize = memory.data<f64>([
  4.1381367970572385e-8, -1.6533902205465252e-6, 6.613756321437934e-5, -0.0027777777777015593, 0.16666666666666602,
]);
const BIAS: usize = memory.data<i64>([1023]);

/** 2^k for the whole number k that was rounded by adding ROUNDER: its last bits become an exponent. */
@inline function power(k: v128): v128 { return i64x2.shl(i64x2.add(k, known(BIAS)), 52); }

@inline function exp(x: v128): v128 {
  const kept = f64x2.pmin(f64x2.pmax(x, known(LEAST)), known(GREATEST));
  const rounder = known(ROUNDER);
  const k = sub(add(mul(kept, known(LOG2_E)), rounder), rounder);
  const high = sub(kept, mul(k, known(LN2_HIGH)));
  const low = mul(k, known(LN2_LOW));
  const r = sub(high, low);
  const t = mul(r, r);
  const p = step(step(step(step(known(EXP), t, EXP + 8), t, EXP + 16), t, EXP + 24), t, EXP + 32);
  const c = sub(r, mul(t, p));
  const power1 = sub(known(ONE), sub(sub(low, div(mul(r, c), sub(known(TWO), c))), high));
  const halved = add(mul(k, known(HALF)), rounder);
  const rest = add(sub(k, sub(halved, rounder)), rounder);
  return mul(mul(power1, power(halved)), power(rest));
}

export function lognormal(out: i32, a: i32, count: i32, floor: f64, location: f64, deviation: f64): void {
  const last = end(out, count);
  const floors = all(floor);
  const locations = all(location);
  const deviations = all(deviation);
  let from = at(a);
  for (let to = at(out); to < last; to += 64, from += 64) {
    const first = exp(add(locations, mul(deviations, v128.load(from))));
    const second = exp(add(locations, mul(deviations, v128.load(from, 16))));
    const third = exp(add(locations, mul(deviations, v128.load(from, 32))));
    const fourth = exp(add(locations, mul(deviations, v128.load(from, 48))));
    v128.store(to, add(floors, first));
    v128.store(to, add(floors, second), 16);
    v128.store(to, add(floors, third), 32);
    v128.store(to, add(floors, fourth), 48);
  }
}

export function affine(out: i32, a: i32, count: i32, intercept: f64, slope: f64): void {
  const last = end(out, count);
  const intercepts = all(intercept);
  const slopes = all(slope);
  let from = at(a);
  for (let to = at(out); to < last; to += 64, from += 64) {
    v128.store(to, add(intercepts, mul(slopes, v128.load(from))));
    v128.store(to, add(intercepts, mul(slopes, v128.load(from, 16))), 16);
    v128.store(to, add(intercepts, mul(slopes, v128.load(from, 32))), 32);
    v128.store(to, add(intercepts, mul(slopes, v128.load(from, 48))), 48);
  }
}

export function fill(out: i32, count: i32, value: f64): void {
  const last = end(out, count);
  for (let to = at(out); to < last; to += 64) {
    v128.store(to, all(value));
    v128.store(to, all(value), 16);
    v128.store(to, all(value), 32);
    v128.store(to, all(value), 48);
  }
}

export function addScaled(out: i32, a: i32, b: i32, count: i32, factor: f64): void {
  const last = end(out, count);
  const factors = all(factor);
  let left = at(a);
  let right = at(b);
  for (let to = at(out); to < last; to += 64, left += 64, right += 64) {
    v128.store(to, add(v128.load(left), mul(factors, v128.load(right))));
    v128.store(to, add(v128.load(left, 16), mul(factors, v128.load(right, 16))), 16);
    v128.store(to, add(v128.load(left, 32), mul(factors, v128.load(right, 32))), 32);
    v128.store(to, add(v128.load(left, 48), mul(factors, v128.load(right, 48))), 48);
  }
}

export function product(out: i32, a: i32, b: i32, count: i32): void {
  const last = end(out, count);
  let left = at(a);
  let right = at(b);
  for (let to = at(out); to < last; to += 64, left += 64, right += 64) {
    v128.store(to, add(mul(v128.load(left), v128.load(right)), all(0)));
    v128.store(to, add(mul(v128.load(left, 16), v128.load(right, 16)), all(0)), 16);
    v128.store(to, add(mul(v128.load(left, 32), v128.load(right, 32)), all(0)), 32);
    v128.store(to, add(mul(v128.load(left, 48), v128.load(right, 48)), all(0)), 48);
  }
}

export function min(out: i32, a: i32, b: i32, count: i32): void {
  const last = end(out, count);
  let left = at(a);
  let right = at(b);
  for (let to = at(out); to < last; to += 64, left += 64, right += 64) {
    v128.store(to, f64x2.pmin(v128.load(right), v128.load(left)));
    v128.store(to, f64x2.pmin(v128.load(right, 16), v128.load(left, 16)), 16);
    v128.store(to, f64x2.pmin(v128.load(right, 32), v128.load(left, 32)), 32);
    v128.store(to, f64x2.pmin(v128.load(right, 48), v128.load(left, 48)), 48);
  }
}

export function max(out: i32, a: i32, b: i32, count: i32): void {
  const last = end(out, count);
  let left = at(a);
  let right = at(b);
  for (let to = at(out); to < last; to += 64, left += 64, right += 64) {
    v128.store(to, f64x2.pmax(v128.load(right), v128.load(left)));
    v128.store(to, f64x2.pmax(v128.load(right, 16), v128.load(left, 16)), 16);
    v128.store(to, f64x2.pmax(v128.load(right, 32), v128.load(left, 32)), 32);
    v128.store(to, f64x2.pmax(v128.load(right, 48), v128.load(left, 48)), 48);
  }
}

export function minConstant(out: i32, a: i32, count: i32, b: f64): void {
  const last = end(out, count);
  let from = at(a);
  for (let to = at(out); to < last; to += 64, from += 64) {
    v128.store(to, f64x2.pmin(all(b), v128.load(from)));
    v128.store(to, f64x2.pmin(all(b), v128.load(from, 16)), 16);
    v128.store(to, f64x2.pmin(all(b), v128.load(from, 32)), 32);
    v128.store(to, f64x2.pmin(all(b), v128.load(from, 48)), 48);
  }
}

export function maxConstant(out: i32, a: i32, count: i32, b: f64): void {
  const last = end(out, count);
  let from = at(a);
  for (let to = at(out); to < last; to += 64, from += 64) {
    v128.store(to, f64x2.pmax(all(b), v128.load(from)));
    v128.store(to, f64x2.pmax(all(b), v128.load(from, 16)), 16);
    v128.store(to, f64x2.pmax(all(b), v128.load(from, 32)), 32);
    v128.store(to, f64x2.pmax(all(b), v128.load(from, 48)), 48);
  }
}

export function select(out: i32, a: i32, high: i32, low: i32, count: i32, threshold: f64): void {
  const last = end(out, count);
  let from = at(a);
  let reached = at(high);
  let otherwise = at(low);
  for (let to = at(out); to < last; to += 16, from += 16, reached += 16, otherwise += 16) {
    const holds = f64x2.ge(v128.load(from), all(threshold));
    v128.store(to, v128.bitselect(v128.load(reached), v128.load(otherwise), holds));
  }
}

/** Sum, sum of squares and greatest size of what amounts differ from `centre`, to SUMS. */
export function moments(a: i32, count: i32, centre: f64): void {
  const last = at(a) + (<usize>(count & ~1) << 3);
  let sum = all(0);
  let squares = all(0);
  let farthest = all(0);
  for (let from = at(a); from < last; from += 16) {
    const offset = sub(v128.load(from), all(centre));
    sum = add(sum, offset);
    squares = add(squares, mul(offset, offset));
    farthest = f64x2.pmax(farthest, f64x2.abs(offset));
  }
  if (count & 1) {
    const offset = f64x2.replace_lane(all(0), 0, load<f64>(last) - centre);
    sum = add(sum, offset);
    squares = add(squares, mul(offset, offset));
    farthest = f64x2.pmax(farthest, f64x2.abs(offset));
  }
  store<f64>(SUMS, f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
  store<f64>(SUMS, f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1), 8);
  const first = f64x2.extract_lane(farthest, 0);
  const second = f64x2.extract_lane(farthest, 1);
  store<f64>(SUMS, first > second ? first : second, 16);
}
