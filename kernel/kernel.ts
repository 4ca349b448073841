// What src/simulation/portable.ts does, two or four paths at a time, in WebAssembly SIMD: the same operations on the same numbers in
// the same order, so that results have the same bits. Nothing here is fused or relaxed. Columns are 1,024 doubles; what lies beyond
// `count` up to the next multiple of four is computed as well, and means nothing.

/** Multipliers and Weyl constants of Philox. */
const M0: i32 = 0xd2511f53;
const M1: i32 = 0xcd9e8d57;
const W0: i32 = 0x9e3779b9;
const W1: i32 = 0xbb67ae85;

const ROUNDER: f64 = 6755399441055744.0;
const LARGEST: f64 = 0.99999999999999988898;

/** Where results and small arguments lie: three doubles, ten directions, 1,024 places, and as many numbers. */
const SUMS: usize = 1024;
const DIRECTIONS: usize = 1056;
const PLACES: usize = 2048;
const TAILS: usize = 8192;
/** Where the first column lies. */
const COLUMNS: usize = 16448;
const COLUMN: usize = 8192;

@inline function at(slot: i32): usize { return COLUMNS + <usize>slot * COLUMN; }
@inline function end(slot: i32, count: i32): usize { return at(slot) + (<usize>((count + 3) & ~3) << 3); }
@inline function add(a: v128, b: v128): v128 { return f64x2.add(a, b); }
@inline function sub(a: v128, b: v128): v128 { return f64x2.sub(a, b); }
@inline function mul(a: v128, b: v128): v128 { return f64x2.mul(a, b); }
@inline function div(a: v128, b: v128): v128 { return f64x2.div(a, b); }
@inline function all(x: f64): v128 { return f64x2.splat(x); }
/** sum·x + c, rounded twice */
@inline function step(sum: v128, x: v128, c: f64): v128 { return add(mul(sum, x), all(c)); }

/** The even or the odd words of two pairs of products. */
@inline function evenWords(a: v128, b: v128): v128 { return v128.shuffle<i32>(a, b, 0, 2, 4, 6); }
@inline function oddWords(a: v128, b: v128): v128 { return v128.shuffle<i32>(a, b, 1, 3, 5, 7); }

/** (upper·2^21 + (lower >>> 11) + ½)·2^-53, below 1, of the first two words of each. */
@inline function uniformOf(upper: v128, lower: v128): v128 {
  const high = mul(f64x2.convert_low_i32x4_u(upper), all(2097152));
  const low = f64x2.convert_low_i32x4_u(i32x4.shr_u(lower, 11));
  return f64x2.pmin(all(LARGEST), mul(add(add(high, low), all(0.5)), all(1.1102230246251565e-16)));
}

@inline function upperHalf(a: v128): v128 { return v128.shuffle<i32>(a, a, 2, 3, 2, 3); }

/** Uniform numbers of a stream: four counters from `pair` on give eight of them. */
export function uniforms(out: i32, count: i32, pairLow: i32, pairHigh: i32, p0: i32, p1: i32, k0: i32, k1: i32): void {
  const last = at(out) + (<usize>count << 3);
  const m0 = i32x4.splat(M0);
  const m1 = i32x4.splat(M1);
  let low = pairLow;
  let high = pairHigh;
  for (let to = at(out); to < last; to += 64) {
    let c0 = i32x4.add(i32x4.splat(low), i32x4(0, 1, 2, 3));
    // Blocks begin at multiples of 1,024: four counters never lie on both sides of a carry.
    let c1 = i32x4.splat(high);
    let c2 = i32x4.splat(p0);
    let c3 = i32x4.splat(p1);
    let r0 = k0;
    let r1 = k1;
    for (let round = 0; round < 10; round++) {
      const a = i64x2.extmul_low_i32x4_u(m0, c0);
      const b = i64x2.extmul_high_i32x4_u(m0, c0);
      const c = i64x2.extmul_low_i32x4_u(m1, c2);
      const d = i64x2.extmul_high_i32x4_u(m1, c2);
      c0 = v128.xor(v128.xor(oddWords(c, d), c1), i32x4.splat(r0));
      c1 = evenWords(c, d);
      c2 = v128.xor(v128.xor(oddWords(a, b), c3), i32x4.splat(r1));
      c3 = evenWords(a, b);
      r0 += W0;
      r1 += W1;
    }
    const first = uniformOf(c0, c1);
    const second = uniformOf(c2, c3);
    v128.store(to, v128.shuffle<i64>(first, second, 0, 2));
    v128.store(to, v128.shuffle<i64>(first, second, 1, 3), 16);
    const third = uniformOf(upperHalf(c0), upperHalf(c1));
    const fourth = uniformOf(upperHalf(c2), upperHalf(c3));
    v128.store(to, v128.shuffle<i64>(third, fourth, 0, 2), 32);
    v128.store(to, v128.shuffle<i64>(third, fourth, 1, 3), 48);
    low += 4;
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
    const lower = mixed(v128.xor(scrambled, digits));
    const to = first + (<usize>index << 3);
    v128.store(to, uniformOf(upper, lower));
    v128.store(to, uniformOf(upperHalf(upper), upperHalf(lower)), 16);
  }
}

/** ln x of normal doubles above 0 */
@inline function ln(x: v128): v128 {
  const mantissa = v128.and(i64x2.shr_u(x, 32), i64x2.splat(0xfffff));
  const above = v128.and(i64x2.add(mantissa, i64x2.splat(0x95f64)), i64x2.splat(0x100000));
  const one = i64x2.shl(v128.xor(above, i64x2.splat(0x3ff00000)), 32);
  const around = v128.or(v128.and(x, i64x2.splat(0xfffffffffffff)), one);
  const whole = i64x2.add(i64x2.add(i64x2.shr_u(x, 52), i64x2.shr_u(above, 20)), i64x2.splat(0x4337fffffffffc01));
  const k = sub(whole, all(ROUNDER));
  const f = sub(around, all(1));
  const s = div(f, add(all(2), f));
  const z = mul(s, s);
  const w = mul(z, z);
  const o = add(mul(w, all(0.14798198605116586)), all(0.1818357216161805));
  const odd = mul(z, add(mul(w, add(mul(w, o), all(0.2857142874366239))), all(0.6666666666666735)));
  const e = add(mul(w, all(0.15313837699209373)), all(0.22222198432149784));
  const even = mul(w, add(mul(w, e), all(0.3999999999940942)));
  const half = mul(mul(all(0.5), f), f);
  const rest = add(mul(s, add(half, add(odd, even))), mul(k, all(1.9082149292705877e-10)));
  return sub(mul(k, all(0.6931471803691238)), sub(sub(half, rest), f));
}

@inline function nearTail(r: v128): v128 {
  let a = step(all(0.0007745450142783414), r, 0.022723844989269184);
  a = step(a, r, 0.2417807251774506);
  a = step(a, r, 1.2704582524523684);
  a = step(a, r, 3.6478483247632045);
  a = step(a, r, 5.769497221460691);
  a = step(a, r, 4.630337846156546);
  a = step(a, r, 1.4234371107496835);
  let b = step(all(1.0507500716444169e-9), r, 0.0005475938084995345);
  b = step(b, r, 0.015198666563616457);
  b = step(b, r, 0.14810397642748008);
  b = step(b, r, 0.6897673349851);
  b = step(b, r, 1.6763848301838038);
  b = step(b, r, 2.053191626637759);
  b = step(b, r, 1);
  return div(a, b);
}

@inline function farTail(r: v128): v128 {
  let a = step(all(2.0103343992922881e-7), r, 2.7115555687434876e-5);
  a = step(a, r, 0.0012426609473880784);
  a = step(a, r, 0.026532189526576124);
  a = step(a, r, 0.29656057182850487);
  a = step(a, r, 1.7848265399172913);
  a = step(a, r, 5.463784911164114);
  a = step(a, r, 6.657904643501103);
  let b = step(all(2.0442631033899397e-15), r, 1.421511758316446e-7);
  b = step(b, r, 1.8463183175100548e-5);
  b = step(b, r, 0.0007868691311456133);
  b = step(b, r, 0.014875361290850615);
  b = step(b, r, 0.1369298809227358);
  b = step(b, r, 0.599832206555888);
  b = step(b, r, 1);
  return div(a, b);
}

/** Φ⁻¹ of uniform numbers, in place: the middle of all of them first, then those in the tails, which were put aside. */
export function toNormal(slot: i32, count: i32): void {
  const first = at(slot);
  const last = end(slot, count);
  const sign = all(-0.0);
  let tails: usize = 0;
  for (let to = first; to < last; to += 16) {
    const u = v128.load(to);
    const q = sub(u, all(0.5));
    const r = sub(all(0.180625), mul(q, q));
    let a = step(all(2509.0809287301227), r, 33430.57558358813);
    a = step(a, r, 67265.7709270087);
    a = step(a, r, 45921.95393154987);
    a = step(a, r, 13731.69376550946);
    a = step(a, r, 1971.5909503065513);
    a = step(a, r, 133.14166789178438);
    a = step(a, r, 3.3871328727963665);
    let b = step(all(5226.495278852546), r, 28729.085735721943);
    b = step(b, r, 39307.89580009271);
    b = step(b, r, 21213.794301586597);
    b = step(b, r, 5394.196021424751);
    b = step(b, r, 687.1870074920579);
    b = step(b, r, 42.31333070160091);
    b = step(b, r, 1);
    v128.store(to, div(mul(q, a), b));
    const far = i64x2.bitmask(f64x2.gt(v128.andnot(q, sign), all(0.425)));
    // Both are written where the next one goes, and kept where they lie in a tail: no branch to guess.
    const place = <i32>(to - first);
    store<f64>(TAILS + (tails << 3), f64x2.extract_lane(u, 0));
    store<i32>(PLACES + (tails << 2), place);
    tails += far & 1;
    store<f64>(TAILS + (tails << 3), f64x2.extract_lane(u, 1));
    store<i32>(PLACES + (tails << 2), place + 8);
    tails += far >> 1;
  }
  for (let index: usize = 0; index < tails; index += 2) {
    const u = v128.load(TAILS + (index << 3));
    const q = sub(u, all(0.5));
    const low = f64x2.lt(q, all(0));
    const tail = v128.bitselect(u, sub(all(1), u), low);
    const r = f64x2.sqrt(f64x2.neg(ln(tail)));
    const near = f64x2.le(r, all(5));
    let size = nearTail(sub(r, all(1.6)));
    if (!i64x2.all_true(near)) size = v128.bitselect(size, farTail(sub(r, all(5))), near);
    const score = v128.xor(size, v128.and(low, sign));
    store<f64>(first + <usize>load<i32>(PLACES + (index << 2)), f64x2.extract_lane(score, 0));
    if (index + 1 < tails) {
      store<f64>(first + <usize>load<i32>(PLACES + (index << 2), 4), f64x2.extract_lane(score, 1));
    }
  }
}

/** 2^k for the whole number k that was rounded by adding ROUNDER: its last bits become an exponent. */
@inline function power(k: v128): v128 { return i64x2.shl(i64x2.add(k, i64x2.splat(1023)), 52); }

@inline function exp(x: v128): v128 {
  const kept = f64x2.pmin(f64x2.pmax(x, all(-745)), all(709.5));
  const k = sub(add(mul(kept, all(1.4426950408889634)), all(ROUNDER)), all(ROUNDER));
  const high = sub(kept, mul(k, all(0.6931471803691238)));
  const low = mul(k, all(1.9082149292705877e-10));
  const r = sub(high, low);
  const t = mul(r, r);
  let p = add(mul(t, all(4.1381367970572385e-8)), all(-1.6533902205465252e-6));
  p = add(mul(t, p), all(6.613756321437934e-5));
  p = add(mul(t, p), all(-0.0027777777777015593));
  p = add(mul(t, p), all(0.16666666666666602));
  const c = sub(r, mul(t, p));
  const power1 = sub(all(1), sub(sub(low, div(mul(r, c), sub(all(2), c))), high));
  const halved = add(mul(k, all(0.5)), all(ROUNDER));
  const rest = add(sub(k, sub(halved, all(ROUNDER))), all(ROUNDER));
  return mul(mul(power1, power(halved)), power(rest));
}

export function lognormal(out: i32, a: i32, count: i32, floor: f64, location: f64, deviation: f64): void {
  const last = end(out, count);
  let from = at(a);
  for (let to = at(out); to < last; to += 16, from += 16) {
    v128.store(to, add(all(floor), exp(add(all(location), mul(all(deviation), v128.load(from))))));
  }
}

export function affine(out: i32, a: i32, count: i32, intercept: f64, slope: f64): void {
  const last = end(out, count);
  let from = at(a);
  for (let to = at(out); to < last; to += 16, from += 16) {
    v128.store(to, add(all(intercept), mul(all(slope), v128.load(from))));
  }
}

export function fill(out: i32, count: i32, value: f64): void {
  const last = end(out, count);
  for (let to = at(out); to < last; to += 16) v128.store(to, all(value));
}

export function addScaled(out: i32, a: i32, b: i32, count: i32, factor: f64): void {
  const last = end(out, count);
  let left = at(a);
  let right = at(b);
  for (let to = at(out); to < last; to += 16, left += 16, right += 16) {
    v128.store(to, add(v128.load(left), mul(all(factor), v128.load(right))));
  }
}

export function product(out: i32, a: i32, b: i32, count: i32): void {
  const last = end(out, count);
  let left = at(a);
  let right = at(b);
  for (let to = at(out); to < last; to += 16, left += 16, right += 16) {
    v128.store(to, add(mul(v128.load(left), v128.load(right)), all(0)));
  }
}

export function min(out: i32, a: i32, b: i32, count: i32): void {
  const last = end(out, count);
  let left = at(a);
  let right = at(b);
  for (let to = at(out); to < last; to += 16, left += 16, right += 16) {
    v128.store(to, f64x2.pmin(v128.load(right), v128.load(left)));
  }
}

export function max(out: i32, a: i32, b: i32, count: i32): void {
  const last = end(out, count);
  let left = at(a);
  let right = at(b);
  for (let to = at(out); to < last; to += 16, left += 16, right += 16) {
    v128.store(to, f64x2.pmax(v128.load(right), v128.load(left)));
  }
}

export function minConstant(out: i32, a: i32, count: i32, b: f64): void {
  const last = end(out, count);
  let from = at(a);
  for (let to = at(out); to < last; to += 16, from += 16) v128.store(to, f64x2.pmin(all(b), v128.load(from)));
}

export function maxConstant(out: i32, a: i32, count: i32, b: f64): void {
  const last = end(out, count);
  let from = at(a);
  for (let to = at(out); to < last; to += 16, from += 16) v128.store(to, f64x2.pmax(all(b), v128.load(from)));
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
