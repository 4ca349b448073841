// Internal: no name of the public API lives here.

import type { Sign } from "../roots/bracket.js";
import { balanceOf, certainlyBeyond, type Sides } from "./balance.js";
import { certainSign, encloser } from "./enclosure.js";
import { type ExponentialSum, signChanges } from "./exponentialSum.js";
import { preciseEncloser } from "./preciseSum.js";

/** A stretch of x = log2 of the growth within a unit of time, with the certain signs of the sum at its ends. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly signLow: Sign;
  readonly signHigh: Sign;
}

/** A stretch that holds exactly one root, a simple one, and where in it the root seems to be. */
export interface IsolatedRoot extends Stretch {
  readonly guess: number;
}

export interface Isolation {
  /** In order of x. */
  readonly roots: readonly IsolatedRoot[];
  /** Stretches of which doubles cannot tell how many roots they hold; all other x hold none but `roots`. */
  readonly unsettled: readonly Stretch[];
}

type Enclose = ReturnType<typeof encloser>;

/** How long one evaluation takes, in amounts: so much for each, and so many more for what comes once. */
interface Effort {
  readonly most: number;
  readonly once: number;
}

/** Before giving up, half a second or so of work in doubles, and as much in decimals of 60 digits. */
const IN_DOUBLES: Effort = { most: 3e7, once: 30 };
const IN_DECIMALS: Effort = { most: 1e5, once: 100 };
const PRECISE_DIGITS = 60;

/** Off the middle first: the middle is where a root at a round figure would be. */
const CUTS = [0.4871, 0.5223, 0.4417, 0.5719, 0.3613, 0.6427, 0.2711, 0.7331];

/**
 * Separates the roots of a sum whose signs change, each into a stretch of its own.
 *
 * Beyond an end of the range one end of the sum outweighs all amounts against it. In between, a stretch is settled when the
 * value keeps away from 0 on it, or the slope does: then the signs at its ends tell whether it holds one root or none. All
 * of this is held against bounds of what rounding did. Other stretches are cut in two, the widest first, until the sign at
 * no cut is certain or so many evaluations are spent; what doubles leave open is gone through again with 60 digits. Roots
 * that coincide stay open.
 */
export function isolateRoots(sum: ExponentialSum): Isolation {
  const changes = signChanges(sum);
  if (changes === 1) return { roots: [onlyRoot(sum)], unsettled: [] };
  const count = sum.times.length;
  const whole = rangeOfRoots(sum);
  let open: readonly Stretch[] = whole === undefined ? [] : [whole];
  const roots: IsolatedRoot[] = [];
  for (const { enclose, effort } of [
    { enclose: encloser(sum), effort: IN_DOUBLES },
    { enclose: preciseEncloser(sum, PRECISE_DIGITS), effort: IN_DECIMALS },
  ]) {
    const settled = settle(enclose, open, effort.most / (count + effort.once));
    roots.push(...settled.roots);
    // Where Descartes' bound is met, whatever else is in doubt holds nothing.
    open = roots.length === changes ? [] : joined(settled.unsettled);
  }
  return { roots: roots.sort((a, b) => a.low - b.low), unsettled: open };
}

/** Settles stretches with about so many evaluations. */
function settle(enclose: Enclose, stretches: readonly Stretch[], evaluations: number): Isolation {
  let spent = 0;
  const counted: Enclose = (x, halfWidth) => {
    spent += 1;
    return enclose(x, halfWidth);
  };
  // Parts are added at the end while the list is gone through, so that the wider ones come first.
  const pending = [...stretches];
  const roots: IsolatedRoot[] = [];
  const unsettled: Stretch[] = [];
  for (const stretch of pending) {
    const verdict = spent < evaluations ? judge(counted, stretch) : "open";
    if (verdict === "one") roots.push({ ...stretch, guess: approach(counted, stretch) });
    if (verdict !== "open") continue;
    const parts = spent < evaluations ? cut(counted, stretch) : undefined;
    if (parts === undefined) unsettled.push(stretch);
    else pending.push(...parts);
  }
  return { roots, unsettled: unsettled.sort((a, b) => a.low - b.low) };
}

function onlyRoot(sum: ExponentialSum): IsolatedRoot {
  const { mantissas } = sum;
  const first = signOf(mantissas[0] as number);
  const sides = Int8Array.from(mantissas, (mantissa) => (signOf(mantissa) === first ? 1 : -1));
  const guess = balanceOf(sum, sides);
  return {
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    signLow: first === 1 ? -1 : 1,
    signHigh: first,
    guess,
  };
}

const signOf = (x: number): Sign => (x > 0 ? 1 : x < 0 ? -1 : 0);

/** All roots lie within this stretch; undefined where there can be none. */
function rangeOfRoots(sum: ExponentialSum): Stretch | undefined {
  const signs = Int8Array.from(sum.mantissas, signOf);
  const signHigh = signs[0] as Sign;
  const signLow = signs[signs.length - 1] as Sign;
  const firstRun = signs.indexOf(-signHigh);
  const lastRun = signs.lastIndexOf(-signLow) + 1;
  const early: Sides = signs.map((sign, i) => (sign !== signHigh ? -1 : i < firstRun ? 1 : 0));
  const late: Sides = signs.map((sign, i) => (sign !== signLow ? 1 : i >= lastRun ? -1 : 0));
  const high = certainlyBeyond(sum, early, 1);
  const low = certainlyBeyond(sum, late, -1);
  return low < high ? { low, high, signLow, signHigh } : undefined;
}

function judge(enclose: Enclose, { low, high, signLow, signHigh }: Stretch): "none" | "one" | "open" {
  const middle = (low + high) / 2;
  // Rounded up, so that the enclosure covers both ends.
  const halfWidth = Math.max(high - middle, middle - low) * (1 + 2 ** -51);
  const at = enclose(middle, halfWidth);
  const away = Math.abs(at.value) - at.valueError;
  const width = halfWidth * (Math.LN2 * (1 + 2 ** -40));
  // By the mean value theorem, what the slope can do follows from the curvature, and the value from the slope.
  const steepening = width * (Math.abs(at.curvature) + at.curvatureError + at.curvatureSpread);
  const slopeReach = Math.min(at.slopeSpread, steepening);
  const valueReach = width * (Math.abs(at.slope) + at.slopeError + slopeReach);
  if (away > Math.min(at.valueSpread, valueReach)) return "none";
  if (Math.abs(at.slope) - at.slopeError > slopeReach) return signLow === signHigh ? "none" : "one";
  return "open";
}

function cut(enclose: Enclose, stretch: Stretch): [Stretch, Stretch] | undefined {
  const { low, high } = stretch;
  for (const share of CUTS) {
    const at = low + share * (high - low);
    if (!(at > low && at < high)) continue;
    const sign = certainSign(enclose(at, 0));
    if (sign !== 0)
      return [
        { ...stretch, high: at, signHigh: sign },
        { ...stretch, low: at, signLow: sign },
      ];
  }
  return undefined;
}

const MAX_STEPS = 100;

/** Newton's method within the stretch, halving it where that leads out, until doubles see no more. */
function approach(enclose: Enclose, { low: from, high: to, signLow }: Stretch): number {
  let low = from;
  let high = to;
  let x = (low + high) / 2;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const at = enclose(x, 0);
    const newton = x + at.value / (Math.LN2 * at.slope);
    const sign = certainSign(at);
    if (sign === signLow) low = x;
    else if (sign !== 0) high = x;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (sign === 0 || Math.abs(next - x) <= 2 ** -51 * Math.abs(next)) return next;
    x = next;
  }
  return x;
}

/** Neighbours that are both in doubt are one stretch in doubt. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (last?.high === stretch.low) {
      result[result.length - 1] = { ...last, high: stretch.high, signHigh: stretch.signHigh };
    } else result.push(stretch);
  }
  return result;
}
