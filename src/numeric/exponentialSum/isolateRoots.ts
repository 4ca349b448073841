import { balancePoint, certainlyBeyond, type Sides } from "./balance.js";
import { certainSign, type Enclosure, encloser } from "./enclosure.js";
import { type ExponentialSum, signChanges } from "./exponentialSum.js";

/** A stretch of x = log2 of the growth within a unit of time, with the certain signs of the sum at its ends. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
  readonly signLow: number;
  readonly signHigh: number;
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

const MAX_WORK = 1e8;
const MAX_STRETCHES = 20_000;

/** Off the middle first: the middle is where a root at a round figure would be. */
const CUTS = [0.4871, 0.5223, 0.4417, 0.5719, 0.3613, 0.6427, 0.2711, 0.7331];

/**
 * Separates the roots of a sum whose signs change, each into a stretch of its own.
 *
 * Beyond an end of the range one end of the sum outweighs all amounts against it. In between, a stretch is settled when the
 * value keeps away from 0 on it, or the slope does: then the signs at its ends tell whether it holds one root or none. All
 * of this is held against bounds of what rounding did. Other stretches are cut in two, until the sign at no cut is certain
 * (as around double roots) or the work has a limit.
 */
export function isolateRoots(sum: ExponentialSum): Isolation {
  if (signChanges(sum) === 1) return { roots: [soleRoot(sum)], unsettled: [] };
  const enclose = encloser(sum);
  const whole = rangeOfRoots(sum);
  const pending = whole === undefined ? [] : [whole];
  const roots: IsolatedRoot[] = [];
  const unsettled: Stretch[] = [];
  const limit = Math.min(MAX_STRETCHES, Math.max(100, MAX_WORK / sum.times.length));
  for (let count = 0; ; count += 1) {
    const stretch = pending.pop();
    if (stretch === undefined) break;
    const { low, high } = stretch;
    const middle = (low + high) / 2;
    const verdict = judge(enclose(middle, halfWidthOf(low, high, middle)), stretch, middle);
    if (verdict === "none") continue;
    if (verdict === "one") {
      roots.push({ ...stretch, guess: approach(enclose, stretch) });
      continue;
    }
    const parts = count < limit ? cut(enclose, stretch) : undefined;
    if (parts === undefined) unsettled.push(stretch);
    else pending.push(parts[1], parts[0]);
  }
  // Where Descartes' bound is met, whatever else is in doubt holds nothing.
  return { roots, unsettled: roots.length === signChanges(sum) ? [] : joined(unsettled) };
}

function soleRoot(sum: ExponentialSum): IsolatedRoot {
  const { mantissas } = sum;
  const first = Math.sign(mantissas[0] as number);
  const sides = Int8Array.from(mantissas, (mantissa) => (Math.sign(mantissa) === first ? 1 : -1));
  const guess = balancePoint(sum, sides);
  return {
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    signLow: -first,
    signHigh: first,
    guess,
  };
}

/** All roots lie within this stretch; undefined where there can be none. */
function rangeOfRoots(sum: ExponentialSum): Stretch | undefined {
  const signs = Int8Array.from(sum.mantissas, Math.sign);
  const signHigh = signs[0] ?? 0;
  const signLow = signs[signs.length - 1] ?? 0;
  const firstRun = signs.indexOf(-signHigh);
  const lastRun = signs.lastIndexOf(-signLow) + 1;
  const early: Sides = signs.map((sign, i) => (sign !== signHigh ? -1 : i < firstRun ? 1 : 0));
  const late: Sides = signs.map((sign, i) => (sign !== signLow ? 1 : i >= lastRun ? -1 : 0));
  const high = certainlyBeyond(sum, early, 1);
  const low = certainlyBeyond(sum, late, -1);
  return low < high ? { low, high, signLow, signHigh } : undefined;
}

/** The half-width rounded up, so that the enclosure covers both ends. */
const halfWidthOf = (low: number, high: number, middle: number): number =>
  Math.max(high - middle, middle - low) * (1 + 2 ** -51);

function judge(at: Enclosure, { low, high, signLow, signHigh }: Stretch, middle: number) {
  const away = Math.abs(at.value) - at.valueError;
  const steepest = Math.abs(at.slope) + at.slopeError + at.slopeSpread;
  const reach = halfWidthOf(low, high, middle) * steepest * (Math.LN2 * (1 + 2 ** -40));
  if (away > at.valueSpread || away > reach) return "none";
  if (Math.abs(at.slope) - at.slopeError > at.slopeSpread) return signLow === signHigh ? "none" : "one";
  return "open";
}

function cut(enclose: ReturnType<typeof encloser>, stretch: Stretch): [Stretch, Stretch] | undefined {
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
function approach(enclose: ReturnType<typeof encloser>, { low: from, high: to, signLow }: Stretch): number {
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
